package dev.latchkey.kit.publishing;

import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets partitions that were added to a topic be used once whoever reads it has had the time to see them: a revocation that
 * is sent where nobody looks yet would be acknowledged and not known. For one thread.
 */
final class PartitionGrowth {
    /** Groups look for partitions every 10 s (metadata.max.age.ms) and then share them out, followers twice a second. */
    static final Duration UNTIL_READ = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private final Map<Topic, Seen> seen = new EnumMap<>(Topic.class);

    PartitionGrowth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * How many partitions of a topic to use.
     *
     * @param used  so far; of a topic that is not used yet, all are
     * @param there as is known by now
     */
    int usable(Topic topic, int used, int there) {
        if (used == 0 || there <= used) {
            seen.remove(topic);
            return Math.max(used, there);
        }
        long now = nanoTime.getAsLong();
        Seen first = seen.compute(topic, (same, before) -> first(before, there, now));
        return now - first.nanos() >= UNTIL_READ.toNanos() ? there : used;
    }

    private static Seen first(@Nullable Seen before, int there, long now) {
        return before != null && before.partitions() == there ? before : new Seen(there, now);
    }

    /** So many partitions, for the first time then. */
    private record Seen(int partitions, long nanos) {}
}
