package dev.latchkey.kit.publishing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The producer, and its replacement when it has failed beyond repair. */
final class KafkaConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaConnection.class);

    private final Map<String, Object> config;
    private volatile KafkaProducer<byte[], byte[]> producer;
    private volatile boolean broken;

    KafkaConnection(String bootstrapServers, String clientId, Duration deliveryTimeout) {
        this.config = Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // Any linger is paid by each sign-in; batches form by themselves while a request is under way.
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryTimeout.toMillis()),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) deliveryTimeout.toMillis() / 2),
                // Senders are event loops: they may not be held up, not even while the broker is away.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 50),
                Map.entry(
                        ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                        Duration.ofDays(365).toMillis()),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000));
        this.producer = open();
    }

    /** Hands the record over without waiting; the future fails when it was not acknowledged in time. */
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, failure) -> complete(done, failure));
        } catch (KafkaException | IllegalStateException failure) {
            complete(done, failure);
        }
        return done;
    }

    private void complete(CompletableFuture<Void> done, @Nullable Exception failure) {
        if (failure == null) {
            done.complete(null);
            return;
        }
        // A retriable failure is the broker's trouble; any other one may have left the producer unusable.
        broken |= !(failure instanceof RetriableException);
        done.completeExceptionally(failure);
    }

    /** How many partitions a topic has; asks the broker, and gives up soon. */
    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** Opens a new producer where the old one has met a failure that it may not survive. */
    void mend() {
        if (broken) {
            LOG.atWarn().log("the Kafka producer failed and is replaced");
            KafkaProducer<byte[], byte[]> old = producer;
            producer = open();
            broken = false;
            old.close(Duration.ZERO);
        }
    }

    private KafkaProducer<byte[], byte[]> open() {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
