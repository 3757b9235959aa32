package dev.latchkey.credential.nearcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Remembers what was read from the database until it changes. Only what exists is remembered: an attacker's guesses
 * do not fill it, and what is created is found at once.
 */
public final class NearCache<K, V extends Versioned> {
    private final Sight sight;
    private final Function<K, Mono<V>> database;
    private final Cache<K, Remembered<V>> remembered;

    /** @param database reads one by its key; empty where there is none */
    public NearCache(Sight sight, long atMost, Function<K, Mono<V>> database) {
        this.sight = sight;
        this.database = database;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(atMost)
                .expireAfterWrite(Sight.REMEMBERED_FOR)
                .build();
    }

    /** What is remembered, where it may be trusted; null says to {@link #load} it. Never waits. */
    public @Nullable V ifTrusted(K key) {
        Remembered<V> found = remembered.getIfPresent(key);
        return found == null || outdated(found) || sight.blind() ? null : found.value;
    }

    private boolean outdated(Remembered<V> found) {
        return found.era != sight.era() || sight.outdated(found.identity, found.value.version());
    }

    /** Reads it from the database, and remembers it for the next time. */
    public Mono<Optional<V>> load(K key) {
        // What is read while blind may have changed before the stream comes into sight, and nobody would tell.
        boolean sighted = !sight.blind();
        long era = sight.era();
        return database.apply(key)
                .doOnNext(found -> remember(sighted, key, new Remembered<>(found.identity(), found, era)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private void remember(boolean sighted, K key, Remembered<V> found) {
        if (sighted) {
            remembered.put(key, found);
        }
    }

    /** With its identity made once, not at each look, and the era in which its reading began. */
    private record Remembered<V>(String identity, V value, long era) {}

    /** What is remembered, else what the database says. */
    public Mono<Optional<V>> get(K key) {
        V found = ifTrusted(key);
        return found == null ? load(key) : Mono.just(Optional.of(found));
    }
}
