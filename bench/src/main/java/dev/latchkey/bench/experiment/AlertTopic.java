package dev.latchkey.bench.experiment;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when an alert about a source is on the topic. */
final class AlertTopic implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "alerts");
    private volatile boolean closed;

    /** Reads from the topic's end on. */
    AlertTopic(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.ALERTS.wireName()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader.start();
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                var records = consumer.poll(LOOK);
                long now = System.nanoTime();
                records.forEach(each -> note(each.value(), now));
            }
        }
    }

    private void note(byte[] value, long now) {
        if (EventJson.read(EventType.ALERT_RAISED, value) instanceof AlertRaised alert && alert.address() != null) {
            seen.putIfAbsent(alert.address(), now);
        }
    }

    /** How long after its beginning each spray was on the topic; waits for the last ones. */
    Delay delays(Map<String, Long> began, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!seen.keySet().containsAll(began.keySet()) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        var delay = new Delay();
        began.forEach((source, since) -> {
            var at = seen.get(source);
            if (at == null) {
                delay.never();
            } else {
                delay.took(at - since);
            }
        });
        return delay;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join();
    }
}
