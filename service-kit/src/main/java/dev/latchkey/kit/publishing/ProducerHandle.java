package dev.latchkey.kit.publishing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/** One Kafka producer, and whether it may be past use. */
final class ProducerHandle {
    private final Producer<byte[], byte[]> producer;
    private volatile boolean broken;

    ProducerHandle(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

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
        if (!survives(failure)) {
            broken = true;
        }
        done.completeExceptionally(failure);
    }

    /** The broker's trouble, or this one record's, or a sequence that the client mends by itself (KIP-360). */
    private static boolean survives(Exception failure) {
        return switch (failure) {
            case RetriableException passing -> true;
            case OutOfOrderSequenceException mendedByTheClient -> true;
            case RecordTooLargeException itself -> true;
            case InvalidRecordException itself -> true;
            case TopicAuthorizationException theTopics -> true;
            default -> false;
        };
    }

    boolean broken() {
        return broken;
    }

    /** How many partitions a topic has; 0 while that is not known. Does not wait: asks, and knows the next time. */
    int partitions(String topic) {
        try {
            return producer.partitionsFor(topic).size();
        } catch (TimeoutException | TopicAuthorizationException notYet) {
            // Whoever provides the topics says which it may not see; the others are published to.
            return 0;
        }
    }

    /** The client's own flush knows no limit: with the broker away it was seen to wait for ever. */
    void flush(Duration timeout) {
        try {
            Thread.ofVirtual().start(producer::flush).join(timeout);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }

    void close(Duration timeout) {
        producer.close(timeout);
    }
}
