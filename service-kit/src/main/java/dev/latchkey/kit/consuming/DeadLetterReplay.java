package dev.latchkey.kit.consuming;

import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.consuming.DeadLetterReplay.Outcome.Entry;
import dev.latchkey.kit.kafka.KafkaClients;
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
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Hands dead letters to the consumer that could not digest them, after its fault was mended. Each is digested in
 * place, not sent to its topic again, so nobody else sees it twice. What is poison still goes to the end of the dead
 * letters, with its new reason, and waits there for the next replay; any other failure (a database that is away) ends
 * the replay at that letter, which the next one begins with.
 */
public final class DeadLetterReplay {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_MOST = 1_000;

    private final KafkaClients clients;
    private final EventBatches batches;
    private final DeadLetters deadLetters;
    private final TopicUse use;

    DeadLetterReplay(KafkaClients clients, EventBatches batches, DeadLetters deadLetters, TopicUse use) {
        this.use = use;
        this.clients = clients;
        this.batches = batches;
        this.deadLetters = deadLetters;
    }

    /**
     * Digests again what waits on the dead-letter topic for this service's groups: at most a thousand letters a time.
     *
     * @param topic the topic that the letters came from
     * @throws TimeoutException when the broker does not answer
     */
    public synchronized Outcome replay(String topic) {
        List<Entry> entries = new ArrayList<>();
        if (use.digests().stream().noneMatch(each -> each.wireName().equals(topic))) {
            // None of its letters are for this service, which may not even see them.
            return new Outcome(topic, List.of());
        }
        for (Map.Entry<String, BatchHandler> each : batches.handlers().entrySet()) {
            try (KafkaConsumer<byte[], byte[]> consumer = open(each.getKey())) {
                for (TopicPartition partition : partitions(consumer, topic + ".dlt")) {
                    replay(consumer, partition, each.getKey(), each.getValue(), entries);
                }
            }
        }
        return new Outcome(topic, List.copyOf(entries));
    }

    private void replay(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            String group,
            BatchHandler handler,
            List<Entry> entries) {
        consumer.assign(List.of(partition));
        // What is poison still is written behind this end, and not tried twice.
        long end = Objects.requireNonNull(
                consumer.endOffsets(List.of(partition), PATIENCE).get(partition));
        while (consumer.position(partition, PATIENCE) < end) {
            List<ConsumerRecord<byte[], byte[]>> letters =
                    consumer.poll(PATIENCE).records(partition);
            if (letters.isEmpty()) {
                throw new TimeoutException("the broker sends no dead letters");
            }
            for (ConsumerRecord<byte[], byte[]> letter : letters) {
                if (letter.offset() >= end || entries.size() >= AT_MOST || !settled(letter, group, handler, entries)) {
                    return;
                }
                OffsetAndMetadata next = new OffsetAndMetadata(letter.offset() + 1);
                consumer.commitSync(Map.of(partition, next), PATIENCE);
            }
        }
    }

    /** Whether the letter need not be looked at again where it is. */
    private boolean settled(
            ConsumerRecord<byte[], byte[]> letter, String group, BatchHandler handler, List<Entry> entries) {
        RawRecord raw = RawRecord.of(letter);
        if (raw.header(DeadLetters.GROUP).filter(group::equals).isEmpty()) {
            return true;
        }
        RawRecord first = raw.asFirstReceived();
        try {
            handler.handle(List.of(EventReader.read(first)));
            entries.add(new Entry(group, raw.partition(), raw.offset(), true, ""));
            return true;
        } catch (PoisonEventException still) {
            return deadLetteredAgain(raw, group, still, entries);
        } catch (PoisonousBatchException still) {
            return deadLetteredAgain(raw, group, still.any(), entries);
        } catch (RuntimeException failure) {
            entries.add(new Entry(group, raw.partition(), raw.offset(), false, String.valueOf(failure.getMessage())));
            return false;
        }
    }

    private boolean deadLetteredAgain(RawRecord raw, String group, PoisonEventException still, List<Entry> entries) {
        deadLetters.deadLetter(group, raw.asFirstReceived(), still);
        String error = still.reason() + ": " + still.getMessage();
        entries.add(new Entry(group, raw.partition(), raw.offset(), false, error));
        return true;
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

    /** What became of the letters of one topic. */
    public record Outcome(String topic, List<Entry> letters) {
        /** What became of one letter; {@code error} is empty where it was digested. */
        public record Entry(String group, int partition, long offset, boolean digested, String error) {}
    }
}
