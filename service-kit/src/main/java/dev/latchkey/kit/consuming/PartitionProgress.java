package dev.latchkey.kit.consuming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions do not get on: since when their batch has been tried, how often it has failed, and what of it was put
 * aside already, so that it is not put aside again. A partition that nobody has touched for long belongs to another
 * replica by now, and is forgotten.
 */
final class PartitionProgress {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<ConsumedPartition, Trial> trials = new TreeMap<>();

    PartitionProgress(Clock clock) {
        this.clock = clock;
    }

    /** A batch is tried. */
    synchronized void begin(String group, Collection<RawRecord> batch) {
        Instant now = clock.instant();
        trials.values().removeIf(trial -> trial.touched.plus(FORGOTTEN_AFTER).isBefore(now));
        for (ConsumedPartition each : partitions(group, batch)) {
            trials.computeIfAbsent(each, first -> new Trial(now)).touched = now;
        }
    }

    /** It went through. */
    synchronized void done(String group, Collection<RawRecord> batch) {
        trials.keySet().removeAll(partitions(group, batch));
    }

    /** It failed, and will be tried again. */
    synchronized void failed(String group, Collection<RawRecord> batch, Throwable why) {
        for (ConsumedPartition each : partitions(group, batch)) {
            Trial trial = trials.computeIfAbsent(each, first -> new Trial(clock.instant()));
            trial.failures++;
            trial.why = why;
            trial.touched = clock.instant();
        }
    }

    /** How often the batch, or one that it is the rest of, has failed. */
    synchronized long failures(String group, Collection<RawRecord> batch) {
        return partitions(group, batch).stream()
                .map(trials::get)
                .mapToLong(trial -> trial == null ? 0 : trial.failures)
                .max()
                .orElse(0);
    }

    /** One of a batch is with the dead letters, whatever becomes of the rest. */
    synchronized void putAside(String group, RawRecord raw) {
        trials.computeIfAbsent(ConsumedPartition.of(group, raw), first -> new Trial(clock.instant()))
                .aside
                .add(raw.offset());
    }

    /** What of a batch is not with the dead letters. */
    synchronized List<RawRecord> remaining(String group, Collection<RawRecord> batch) {
        return batch.stream()
                .filter(raw -> {
                    Trial trial = trials.get(ConsumedPartition.of(group, raw));
                    return trial == null || !trial.aside.contains(raw.offset());
                })
                .toList();
    }

    /** Those whose batch has been tried for that long, whether it fails or does not end. */
    synchronized List<Stuck> stuck(Duration longerThan) {
        Instant before = clock.instant().minus(longerThan);
        return trials.entrySet().stream()
                .filter(each -> each.getValue().since.isBefore(before))
                .map(each ->
                        new Stuck(each.getKey(), each.getValue().since, each.getValue().failures, each.getValue().why))
                .toList();
    }

    private static Set<ConsumedPartition> partitions(String group, Collection<RawRecord> batch) {
        return batch.stream()
                .map(raw -> ConsumedPartition.of(group, raw))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A partition that does not get on. */
    record Stuck(
            ConsumedPartition partition,
            Instant since,
            long failures,
            @Nullable Throwable why) {}

    private static final class Trial {
        private final Instant since;
        private final Set<Long> aside = new HashSet<>();
        private Instant touched;
        private long failures;
        private @Nullable Throwable why;

        Trial(Instant since) {
            this.since = since;
            this.touched = since;
        }
    }
}
