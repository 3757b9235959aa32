package dev.latchkey.kit.publishing;

import dev.latchkey.events.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** The sequencers of the topics that are written: one for each partition that is known of. */
final class PartitionSequencers {
    private final Set<Topic> own;
    private final Set<Topic> asked;
    private final PartitionGrowth growth;
    private volatile Map<Topic, PartitionSequencer[]> sequencers = Map.of();

    /** @param own what this service writes; other topics are asked for once something is to be sent there */
    PartitionSequencers(Set<Topic> own) {
        this.own = own;
        this.growth = new PartitionGrowth(System::nanoTime);
        this.asked = ConcurrentHashMap.newKeySet();
        asked.addAll(own);
    }

    List<String> ownNames() {
        return own.stream().map(Topic::wireName).toList();
    }

    /** Whether the partitions of every topic are known that this service writes. */
    boolean complete() {
        return sequencers.keySet().containsAll(own);
    }

    /** The sequencer of a key, as Kafka's own partitioner would choose it. */
    Optional<PartitionSequencer> sequencer(Topic topic, byte[] key) {
        PartitionSequencer[] of = sequencers.get(topic);
        if (of == null) {
            asked.add(topic);
            return Optional.empty();
        }
        return Optional.of(of[Utils.toPositive(Utils.murmur2(key)) % of.length]);
    }

    Stream<PartitionSequencer> all() {
        return sequencers.values().stream().flatMap(Arrays::stream);
    }

    /** Adds sequencers for partitions that have come to be of use; those that there are keep their count. */
    void widen(ToIntFunction<String> partitions) {
        Map<Topic, PartitionSequencer[]> wider = new EnumMap<>(Topic.class);
        for (Topic topic : asked) {
            PartitionSequencer[] before = sequencers.getOrDefault(topic, new PartitionSequencer[0]);
            int now = growth.usable(topic, before.length, partitions.applyAsInt(topic.wireName()));
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
