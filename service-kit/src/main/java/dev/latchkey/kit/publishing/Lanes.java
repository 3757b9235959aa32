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

/** The lanes of all topics: one for each partition that is known of. */
final class Lanes {
    static final List<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::wireName).toList();

    private volatile Map<Topic, Lane[]> lanes = Map.of();

    /** Whether every topic's partitions are known. */
    boolean complete() {
        return lanes.size() == Topic.values().length;
    }

    /** The lane of a key, as Kafka's own partitioner would choose it. */
    Optional<Lane> lane(Topic topic, byte[] key) {
        Lane[] of = lanes.get(topic);
        return of == null ? Optional.empty() : Optional.of(of[Utils.toPositive(Utils.murmur2(key)) % of.length]);
    }

    Stream<Lane> all() {
        return lanes.values().stream().flatMap(Arrays::stream);
    }

    /** Adds lanes for partitions that have come to be known; those that there are keep their count. */
    void widen(ToIntFunction<String> partitions) {
        Map<Topic, Lane[]> wider = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            Lane[] before = lanes.getOrDefault(topic, new Lane[0]);
            int now = partitions.applyAsInt(topic.wireName());
            Lane[] after = now > before.length ? widened(topic, before, now) : before;
            if (after.length > 0) {
                wider.put(topic, after);
            }
        }
        lanes = Map.copyOf(wider);
    }

    private static Lane[] widened(Topic topic, Lane[] before, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(p -> p < before.length ? before[p] : new Lane(topic.wireName(), p))
                .toArray(Lane[]::new);
    }
}
