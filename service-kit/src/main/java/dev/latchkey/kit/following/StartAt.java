package dev.latchkey.kit.following;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a {@link TopicFollower} begins. */
public sealed interface StartAt {
    /** At the beginning: for compacted topics, whose whole content is the state. */
    record Beginning() implements StartAt {}

    /** At the end: only what is new matters. */
    record End() implements StartAt {}

    /** Some time ago. */
    record Ago(Duration age) implements StartAt {}

    /** Moves the consumer there. */
    default void seek(
            KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions, Clock clock, Duration timeout) {
        switch (this) {
            case Beginning b -> consumer.seekToBeginning(partitions);
            case End e -> consumer.seekToEnd(partitions);
            case Ago ago ->
                seekBack(consumer, partitions, clock.instant().minus(ago.age()).toEpochMilli(), timeout);
        }
    }

    private static void seekBack(
            KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions, long since, Duration timeout) {
        Map<TopicPartition, Long> times = partitions.stream().collect(Collectors.toMap(p -> p, p -> since));
        // The ends first: what comes in between is read, not skipped.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, timeout);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp at = found.get(partition);
            consumer.seek(partition, at == null ? end : at.offset());
        });
    }
}
