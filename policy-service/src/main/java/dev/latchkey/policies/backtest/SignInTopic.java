package dev.latchkey.policies.backtest;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The record of sign-ins, read once from some time ago to where it ends now, without a consumer group. */
final class SignInTopic {
    private static final String NAME = Topic.SIGN_INS.wireName();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int LONGEST_FETCH = 20;
    private static final int AT_A_TIME = 5_000;

    private final KafkaClients kafka;

    SignInTopic(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** What has come since then, partition by partition; those without anything are left out. */
    List<PartitionRange> since(Instant since) {
        KafkaConsumer<byte[], byte[]> consumer = open();
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME, PATIENCE).stream()
                    .map(each -> new TopicPartition(NAME, each.partition()))
                    .toList();
            Map<TopicPartition, Long> times =
                    partitions.stream().collect(Collectors.toMap(each -> each, each -> since.toEpochMilli()));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times, PATIENCE);
            return ends.entrySet().stream()
                    .map(end -> span(end.getKey(), starts.get(end.getKey()), end.getValue()))
                    .filter(span -> span.length() > 0)
                    .toList();
        } finally {
            close(consumer);
        }
    }

    /** Nothing at or after that time: an empty span. */
    private static PartitionRange span(TopicPartition partition, @Nullable OffsetAndTimestamp start, long end) {
        return new PartitionRange(partition, start == null ? end : start.offset(), end);
    }

    /**
     * Reads a span on the caller's thread.
     *
     * @throws CancellationException where it is told to stop
     * @throws IllegalStateException where the broker delivers nothing for a while
     */
    void read(PartitionRange span, Consumer<ConsumerRecord<byte[], byte[]>> sink, BooleanSupplier stop) {
        KafkaConsumer<byte[], byte[]> consumer = open();
        try {
            consumer.assign(List.of(span.partition()));
            consumer.seek(span.partition(), span.start());
            long position = span.start();
            long heardAt = System.nanoTime();
            while (position < span.end()) {
                if (stop.getAsBoolean()) {
                    throw new CancellationException();
                }
                poll(consumer, span, sink);
                long now = consumer.position(span.partition(), PATIENCE);
                heardAt = now == position ? heardWithin(heardAt, span) : System.nanoTime();
                position = now;
            }
        } finally {
            close(consumer);
        }
    }

    private static void poll(
            KafkaConsumer<byte[], byte[]> consumer,
            PartitionRange span,
            Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
            if (each.offset() < span.end()) {
                sink.accept(each);
            }
        }
    }

    private static long heardWithin(long heardAt, PartitionRange span) {
        if (System.nanoTime() - heardAt > LONGEST_SILENCE.toNanos()) {
            throw new IllegalStateException(
                    "nothing of " + span.partition() + " was delivered within " + LONGEST_SILENCE);
        }
        return heardAt;
    }

    private static void close(KafkaConsumer<?, ?> consumer) {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private KafkaConsumer<byte[], byte[]> open() {
        return kafka.consumer(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // What is too old to be kept was deleted while it was read: go on with what is there.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // The fetch after the last one finds nothing, and closing waits for it.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                LONGEST_FETCH,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                AT_A_TIME,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
    }
}
