package dev.latchkey.credential.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Failures of keys, in a window store: of each window that has any, all that counted at its last failure. So a key is
 * looked for in this window and the one before, and what is over is dropped by the file.
 */
final class StreamFailureStore {
    private final WindowStore<byte[], byte[]> store;
    private final HoldRules rules;
    private final long windowMillis;

    StreamFailureStore(WindowStore<byte[], byte[]> store, HoldRules rules) {
        this.store = store;
        this.rules = rules;
        this.windowMillis = rules.longest().toMillis();
    }

    static StoreBuilder<WindowStore<byte[], byte[]>> builder(String name, Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(name, window.multipliedBy(3), window, false),
                Serdes.ByteArray(),
                Serdes.ByteArray());
    }

    /** Counts a failure; what is decided by it, where that changes anything. */
    Optional<HoldDecision> add(CountedFailure failure, long at) {
        byte[] key = key(failure);
        StoredFailures before = before(key, at);
        StoredFailures after = before.with(rules.window(), rules.most(failure.scope()), failure.secret(), at);
        if (after == before) {
            return Optional.empty();
        }
        store.put(key, after.write(), start(at));
        return rules.hold(failure.scope(), after.count(rules.window(), at), at)
                .map(hold -> HoldDecision.held(
                        failure.scope(), failure.key(), hold.until().toEpochMilli()));
    }

    /** Forgets the failures of a key; says so where there were any. */
    Optional<HoldDecision> forgive(Hold.Scope scope, ThrottleKey key, long at) {
        byte[] stored = key(new CountedFailure(scope, key, 0));
        if (before(stored, at).isEmpty()) {
            return Optional.empty();
        }
        store.put(stored, null, start(at) - windowMillis);
        store.put(stored, null, start(at));
        return Optional.of(HoldDecision.forgiven(scope, key));
    }

    private StoredFailures before(byte[] key, long at) {
        byte @Nullable [] current = store.fetch(key, start(at));
        return StoredFailures.read(current == null ? store.fetch(key, start(at) - windowMillis) : current);
    }

    /** Each key that has failures which may count at a time, and the window that they are in. */
    void since(long at, ObjLongConsumer<ThrottleKey> each) {
        Instant from = Instant.ofEpochMilli(start(at) - windowMillis);
        try (KeyValueIterator<Windowed<byte[]>, byte[]> all = store.fetchAll(from, Instant.ofEpochMilli(at))) {
            all.forEachRemaining(entry -> each.accept(
                    HoldDecision.keyOf(entry.key.key()), entry.key.window().start()));
        }
    }

    /** When the window began that a time is in. */
    long start(long at) {
        return at - Math.floorMod(at, windowMillis);
    }

    private static byte[] key(CountedFailure failure) {
        return HoldDecision.forgiven(failure.scope(), failure.key()).recordKey();
    }
}
