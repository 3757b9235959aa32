package dev.latchkey.credential.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.Policy.Eviction;
import com.github.benmanes.caffeine.cache.Weigher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Gives each thing that is remembered its share of the heap, in bytes, so that no number of accounts and no attacker can fill it. Shown
 * in the metrics {@code latchkey_remembered_bytes} and {@code latchkey_remembered_most_bytes}.
 */
public final class MemoryBudget {
    /** Of the entry itself: node, table, and its places in the orders of use and of age, without compressed references. */
    private static final int ENTRY = 160;

    private final long heap;
    private final Map<MemoryShare, LongSupplier> taken = new ConcurrentHashMap<>();

    /** @param heap how large it may become, in bytes: of it half is given away at most */
    public MemoryBudget(long heap, MeterRegistry meters) {
        this.heap = heap;
        for (MemoryShare share : MemoryShare.values()) {
            show(meters, "latchkey.remembered", "What is remembered takes so much of the heap", share, this::taken);
            show(meters, "latchkey.remembered.most", "What it may take", share, this::bytes);
        }
    }

    private static void show(
            MeterRegistry meters,
            String name,
            String description,
            MemoryShare of,
            ToDoubleFunction<MemoryShare> bytes) {
        Gauge.builder(name, of, bytes)
                .description(description)
                .baseUnit(BaseUnits.BYTES)
                .tag("what", of.metric())
                .register(meters);
    }

    /** How many bytes a share has. */
    public long bytes(MemoryShare share) {
        return share.bytesOf(heap);
    }

    /** How many bytes are taken of a share. */
    long taken(MemoryShare share) {
        return taken.getOrDefault(share, () -> 0).getAsLong();
    }

    /** Has the metrics say what somebody takes who keeps to a share without a cache. */
    public void takenBy(MemoryShare share, LongSupplier bytes) {
        taken.put(share, bytes);
    }

    /**
     * A cache within a share, the only one of it that is in use. What is used least makes room.
     *
     * @param bytes     what key and value take, rather too much than too little
     * @param forgotten how long after it was written an entry ends
     */
    public <K, V> Cache<K, V> cache(MemoryShare share, Weigher<? super K, ? super V> bytes, Duration forgotten) {
        Cache<K, V> cache = Caffeine.newBuilder()
                .maximumWeight(bytes(share))
                .<K, V>weigher((key, value) -> ENTRY + bytes.weigh(key, value))
                .expireAfterWrite(forgotten)
                .build();
        takenBy(share, () -> weight(cache.policy()));
        return cache;
    }

    private static long weight(Policy<?, ?> policy) {
        return policy.eviction().map(Eviction::weightedSize).orElseThrow().orElseThrow();
    }
}
