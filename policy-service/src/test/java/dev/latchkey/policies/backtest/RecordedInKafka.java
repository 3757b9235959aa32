package dev.latchkey.policies.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts sign-ins on the record as of any moment. */
final class RecordedInKafka implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    RecordedInKafka(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void put(SignInRecorded event, Instant at) {
        put(event, at, EventJson.write(event));
    }

    void put(SignInRecorded event, Instant at, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topic.SIGN_INS.wireName(), null, at.toEpochMilli(), event.key().getBytes(UTF_8), value);
        record.headers()
                .add(
                        CloudEventHeaders.TYPE,
                        EventType.SIGN_IN_RECORDED.wireName().getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.ID, UUID.randomUUID().toString().getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.TIME, at.toString().getBytes(UTF_8));
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
