package dev.latchkey.kit.publishing;

import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The producer in use, and its replacement when it has failed beyond repair. */
final class ProducerConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerConnection.class);

    private final Supplier<Producer<byte[], byte[]>> open;
    private volatile ProducerHandle handle;
    private @Nullable ProducerHandle replacement;

    ProducerConnection(Supplier<Producer<byte[], byte[]>> open) {
        this.open = open;
        this.handle = new ProducerHandle(open.get());
    }

    static ProducerConnection to(KafkaClients clients, String clientId, Duration deliveryTimeout) {
        Map<String, Object> config = config(clientId, (int) deliveryTimeout.toMillis());
        return new ProducerConnection(() -> clients.producer(config));
    }

    private static Map<String, Object> config(String clientId, int deliveryTimeout) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // Any linger is paid by each sign-in; batches form by themselves while a request is under way.
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
                // What is handed over meanwhile goes with the next one: as many records with each sync of the broker
                // as there are waiting.
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryTimeout),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deliveryTimeout / 2),
                // Senders are event loops, and hold a sequencer's lock that the client's own thread takes too: whatever
                // is not there at once (metadata, buffer memory) fails at once.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0),
                // Known topics stay known, however seldom they are sent to.
                Map.entry(
                        ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                        Duration.ofDays(365).toMillis()),
                Map.entry(
                        ProducerConfig.METADATA_MAX_AGE_CONFIG,
                        Duration.ofSeconds(10).toMillis()),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000));
    }

    /** Hands the record over without waiting; the future fails when it was not acknowledged in time. */
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        return handle.send(record);
    }

    /** How many partitions a topic has; 0 while that is not known. Does not wait. */
    int partitions(String topic) {
        return handle.partitions(topic);
    }

    /**
     * Puts a new producer in the place of one that met a failure that it may not survive, once the new one knows the
     * topics. What was under way with the old one fails. Call it again and again, from one thread.
     */
    void mend(Collection<String> topics) {
        ProducerHandle old = handle;
        if (!old.broken()) {
            return;
        }
        ProducerHandle fresh = replacement == null ? new ProducerHandle(open.get()) : replacement;
        replacement = fresh;
        long known = topics.stream().filter(t -> fresh.partitions(t) > 0).count();
        if (known == topics.size()) {
            LOG.atWarn().log("the Kafka producer failed and was replaced");
            handle = fresh;
            replacement = null;
            old.close(Duration.ZERO);
        }
    }

    /** Returns when everything that was handed over is acknowledged or has failed, or after so long. */
    void flush(Duration timeout) {
        handle.flush(timeout);
    }

    @Override
    public void close() {
        handle.close(Duration.ofSeconds(3));
        if (replacement != null) {
            replacement.close(Duration.ZERO);
        }
    }
}
