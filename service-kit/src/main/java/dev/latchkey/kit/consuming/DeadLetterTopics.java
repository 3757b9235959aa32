package dev.latchkey.kit.consuming;

import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The dead-letter topics as one group reads them again. How far it has come is kept by the broker, under the name
 * {@code <group>.replay}.
 */
final class DeadLetterTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final TopicUse use;

    DeadLetterTopics(KafkaClients clients, TopicUse use) {
        this.clients = clients;
        this.use = use;
    }

    /**
     * Shows the group's letters of a topic, partition by partition and in their order, up to what is there now.
     *
     * @param settles whether to go on in this partition
     * @param keep    whether to remember how far {@code settles} went
     * @throws TimeoutException when the broker does not answer
     */
    void read(String group, String topic, boolean keep, Predicate<RawRecord> settles) {
        if (use.digests().stream().noneMatch(each -> each.wireName().equals(topic))) {
            // None of its letters are for this service, which may not even see them.
            return;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = open(group)) {
            for (TopicPartition partition : partitions(consumer, topic + ".dlt")) {
                read(consumer, partition, keep, letter -> !isOf(group, letter) || settles.test(letter));
            }
        }
    }

    private static boolean isOf(String group, RawRecord letter) {
        return letter.header(DeadLetters.GROUP).filter(group::equals).isPresent();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            boolean keep,
            Predicate<RawRecord> settles) {
        consumer.assign(List.of(partition));
        // What is put aside again is written behind this end, and not tried twice.
        long end = Objects.requireNonNull(
                consumer.endOffsets(List.of(partition), PATIENCE).get(partition));
        while (consumer.position(partition, PATIENCE) < end) {
            for (ConsumerRecord<byte[], byte[]> letter : poll(consumer, partition)) {
                if (letter.offset() >= end || !settles.test(RawRecord.of(letter))) {
                    return;
                }
                if (keep) {
                    OffsetAndMetadata next = new OffsetAndMetadata(letter.offset() + 1);
                    consumer.commitSync(Map.of(partition, next), PATIENCE);
                }
            }
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> letters = consumer.poll(PATIENCE).records(partition);
        if (letters.isEmpty()) {
            throw new TimeoutException("the broker sends no dead letters");
        }
        return letters;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String deadTopic) {
        return consumer.partitionsFor(deadTopic, PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> open(String group) {
        return clients.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group + ".replay",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
    }
}
