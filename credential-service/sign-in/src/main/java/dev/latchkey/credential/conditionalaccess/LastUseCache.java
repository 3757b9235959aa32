package dev.latchkey.credential.conditionalaccess;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When app passwords were last used, as far as this replica has seen or read. What it does not see is their use at other
 * replicas, so that nothing here is believed for long.
 */
final class LastUseCache {
    /** Policies may refuse by it. */
    static final Duration FOR_POLICIES = Duration.ofSeconds(10);
    /** It is only put on the record. */
    static final Duration FOR_THE_RECORD = Duration.ofHours(1);

    private final Cache<AttributeSource.Subject, Read> reads;
    private final LongSupplier nanoTime;

    LastUseCache(MemoryBudget budget, LongSupplier nanoTime) {
        this.reads = budget.cache(
                MemoryShare.LAST_USES, (credential, read) -> credential.bytes() + 3 * HeapBytes.OBJECT, FOR_THE_RECORD);
        this.nanoTime = nanoTime;
    }

    private record Read(AttributeSource.LastUse use, long at) {}

    /** What is not older than that; null where it has to be read. */
    AttributeSource.@Nullable LastUse within(Duration age, AttributeSource.Subject credential) {
        Read read = reads.getIfPresent(credential);
        if (read == null) {
            return null;
        }
        Duration believed = read.use() instanceof AttributeSource.LastUse.Unknown ? FOR_POLICIES : age;
        return nanoTime.getAsLong() - read.at() < believed.toNanos() ? read.use() : null;
    }

    /** What was read, or that it could not be. */
    void put(AttributeSource.Subject credential, AttributeSource.LastUse use) {
        reads.put(credential, new Read(use, nanoTime.getAsLong()));
    }

    /** It is being used here and now. */
    void used(AttributeSource.Subject credential, Instant at) {
        put(credential, new AttributeSource.LastUse.At(at));
    }
}
