package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody who can write to every topic, and has nobody's key. */
public final class KafkaAttacker implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private long sequence;

    /** At that broker. */
    public KafkaAttacker(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends what looks like an event of the service that sends such events. */
    public void forge(Event event) {
        EventType type = EventType.of(event);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(type.topic().wireName(), event.key().getBytes(UTF_8), EventJson.write(event));
        String sender = type.topic().sender();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_type", type.wireName(),
                        "ce_source", "/latchkey/" + sender,
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_time", Instant.now().toString(),
                        "ce_subject", event.subject(),
                        "ce_tenant", event.tenant(),
                        "ce_producer", sender + "/9/" + new UUID(0, 9),
                        "ce_producersequence", Long.toString(++sequence))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    /** Sends a record as it is. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
