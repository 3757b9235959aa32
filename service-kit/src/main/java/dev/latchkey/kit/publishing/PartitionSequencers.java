package dev.latchkey.kit.publishing;

import dev.latchkey.events.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** The sequencers of all topics: one for each partition that is known of. */
final class PartitionSequencers {
    static final List<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::wireName).toList();

    private volatile Map<Topic, PartitionSequencer[]> sequencers = Map.of();

    /** Whether every topic's partitions are known. */
    boolean complete() {
        return sequencers.size() == Topic.values().length;
    }

    /** The sequencer of a key, as Kafka's own partitioner would choose it. */
    Optional<PartitionSequencer> sequencer(Topic topic, byte[] key) {
        PartitionSequencer[] of = sequencers.get(topic);
        return of == null ? Optional.empty() : Optional.of(of[Utils.toPositive(Utils.murmur2(key)) % of.length]);
    }

    Stream<PartitionSequencer> all() {
        return sequencers.values().stream().flatMap(Arrays::stream);
    }

    /** Adds sequencers for partitions that have come to be known; those that there are keep their count. */
    void widen(ToIntFunction<String> partitions) {
        Map<Topic, PartitionSequencer[]> wider = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            PartitionSequencer[] before = sequencers.getOrDefault(topic, new PartitionSequencer[0]);
            int now = partitions.applyAsInt(topic.wireName());
            PartitionSequencer[] after = now > before.length ? widened(topic, before, now) : before;
            if (after.length > 0) {
                wider.put(topic, after);
            }
        }
        sequencers = Map.copyOf(wider);
    }

    private static PartitionSequencer[] widened(Topic topic, PartitionSequencer[] before, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(p -> p < before.length ? before[p] : new PartitionSequencer(topic.wireName(), p))
                .toArray(PartitionSequencer[]::new);
    }
}
