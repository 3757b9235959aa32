package dev.latchkey.kit.consuming;

import dev.latchkey.kit.consuming.DeadLetterReplay.Outcome.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Hands dead letters to the consumer that could not digest them, after its fault was mended. Each is digested in
 * place, not sent to its topic again, so nobody else sees it twice. What fails again stays where it is.
 */
public final class DeadLetterReplay {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final EventBatches batches;

    DeadLetterReplay(String bootstrapServers, EventBatches batches) {
        this.bootstrapServers = bootstrapServers;
        this.batches = batches;
    }

    /**
     * Digests again what waits on the dead-letter topic for this service's groups, up to the first that fails.
     *
     * @param topic the topic that the letters came from
     */
    public Outcome replay(String topic) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, BatchHandler> each : batches.handlers().entrySet()) {
            try (KafkaConsumer<byte[], byte[]> consumer = open(each.getKey())) {
                replay(consumer, topic + ".dlt", each.getKey(), each.getValue(), entries);
            }
        }
        return new Outcome(topic, List.copyOf(entries));
    }

    private void replay(
            KafkaConsumer<byte[], byte[]> consumer,
            String deadTopic,
            String group,
            BatchHandler handler,
            List<Entry> entries) {
        for (TopicPartition partition : partitions(consumer, deadTopic)) {
            consumer.assign(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition), PATIENCE).get(partition));
            while (consumer.position(partition, PATIENCE) < end) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(PATIENCE)) {
                    if (!digest(letter, group, handler, entries)) {
                        return;
                    }
                    OffsetAndMetadata next = new OffsetAndMetadata(letter.offset() + 1);
                    consumer.commitSync(Map.of(partition, next), PATIENCE);
                }
            }
        }
    }

    private static boolean digest(
            ConsumerRecord<byte[], byte[]> letter, String group, BatchHandler handler, List<Entry> entries) {
        RawRecord raw = RawRecord.of(letter);
        if (!raw.header(DeadLetters.GROUP).filter(group::equals).isPresent()) {
            return true;
        }
        Entry entry = attempt(raw, group, handler);
        entries.add(entry);
        return entry.digested();
    }

    private static Entry attempt(RawRecord raw, String group, BatchHandler handler) {
        try {
            handler.handle(List.of(EventReader.read(raw.asFirstReceived())));
            return new Entry(group, raw.partition(), raw.offset(), true, "");
        } catch (RuntimeException failure) {
            return new Entry(group, raw.partition(), raw.offset(), false, String.valueOf(failure.getMessage()));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String deadTopic) {
        return consumer.partitionsFor(deadTopic, PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> open(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group + ".replay",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** What became of the letters of one topic. */
    public record Outcome(String topic, List<Entry> letters) {
        /** What became of one letter; {@code error} is empty where it was digested. */
        public record Entry(String group, int partition, long offset, boolean digested, String error) {}
    }
}
