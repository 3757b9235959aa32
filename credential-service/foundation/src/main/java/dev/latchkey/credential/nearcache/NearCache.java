package dev.latchkey.credential.nearcache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Remembers what was read from the database until it changes. Only what exists is remembered: an attacker's guesses
 * do not fill it, and what is created is found at once.
 */
public final class NearCache<K, V extends Versioned> {
    private final StreamFreshness freshness;
    private final Function<K, Mono<V>> database;
    private final Cache<K, Remembered<V>> remembered;

    /**
     * @param share    what it may take of the heap
     * @param keyBytes what a key takes
     * @param database reads one by its key; empty where there is none
     */
    public NearCache(
            StreamFreshness freshness,
            MemoryBudget budget,
            MemoryShare share,
            ToIntFunction<K> keyBytes,
            Function<K, Mono<V>> database) {
        this.freshness = freshness;
        this.database = database;
        this.remembered = budget.cache(
                share,
                (key, found) -> keyBytes.applyAsInt(key)
                        + HeapBytes.OBJECT
                        + HeapBytes.of(found.identity)
                        + found.value.bytes(),
                StreamFreshness.REMEMBERED_FOR);
    }

    /** What is remembered, where it may be trusted; null says to {@link #load} it. Never waits. */
    public @Nullable V ifTrusted(K key) {
        Remembered<V> found = remembered.getIfPresent(key);
        return found == null || outdated(found) || freshness.stale() ? null : found.value;
    }

    private boolean outdated(Remembered<V> found) {
        return found.epoch != freshness.epoch() || freshness.outdated(found.identity, found.value.version());
    }

    /** Reads it from the database, and remembers it for the next time. */
    public Mono<Optional<V>> load(K key) {
        ReadMoment began = freshness.moment();
        return database.apply(key)
                .doOnNext(found -> remember(began, key, found))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /**
     * Remembers what the database says of a key.
     *
     * @param began before it was asked
     */
    public void remember(ReadMoment began, K key, V found) {
        if (began.fresh()) {
            remembered.put(key, new Remembered<>(found.identity(), found, began.epoch()));
        }
    }

    /** With its identity made once, not at each look, and the epoch in which its reading began. */
    private record Remembered<V>(String identity, V value, long epoch) {}

    /** What is remembered, else what the database says. */
    public Mono<Optional<V>> get(K key) {
        V found = ifTrusted(key);
        return found == null ? load(key) : Mono.just(Optional.of(found));
    }
}
