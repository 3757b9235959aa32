package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records aside that cannot be digested, as they were, with the reason in headers; counts and reports each. */
public final class DeadLetters implements AutoCloseable {
    static final String PREFIX = "latchkey_dlt_";
    static final String REASON = PREFIX + "reason";
    static final String DETAIL = PREFIX + "detail";
    static final String GROUP = PREFIX + "group";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String AT = PREFIX + "at";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final MeterRegistry meters;
    private final Clock clock;

    DeadLetters(KafkaClients clients, MeterRegistry meters, Clock clock) {
        this.producer = clients.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis(),
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns once the record is safe on {@code <topic>.dlt}; throws when the broker does not take it. */
    void deadLetter(String group, RawRecord raw, PoisonEventException why) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(raw.topic() + ".dlt", raw.key(), raw.value());
        raw.headers().forEach(letter.headers()::add);
        reasons(group, raw, why).forEach((name, text) -> letter.headers().add(name, text.getBytes(UTF_8)));
        await(letter);
        meters.counter("latchkey.events.dead.lettered", "group", group, "reason", why.reason())
                .increment();
        LOG.atError()
                .addKeyValue("group", group)
                .addKeyValue("reason", why.reason())
                .addKeyValue("topic", raw.topic())
                .addKeyValue("partition", raw.partition())
                .addKeyValue("offset", raw.offset())
                .addKeyValue("event", raw.header(CloudEventHeaders.ID).orElse(""))
                .addKeyValue(
                        "traceparent", raw.header(CloudEventHeaders.TRACEPARENT).orElse(""))
                .log("event put with the dead letters");
    }

    private Map<String, String> reasons(String group, RawRecord raw, PoisonEventException why) {
        String detail = why.getMessage();
        return Map.of(
                REASON, why.reason(),
                DETAIL, detail == null ? "" : detail,
                GROUP, group,
                TOPIC, raw.topic(),
                PARTITION, Integer.toString(raw.partition()),
                OFFSET, Long.toString(raw.offset()),
                AT, clock.instant().toString());
    }

    private void await(ProducerRecord<byte[], byte[]> letter) {
        try {
            producer.send(letter).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing a dead letter", failure);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker does not take dead letters", failure);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
