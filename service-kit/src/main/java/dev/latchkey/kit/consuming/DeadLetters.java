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
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
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

    private final Producer<byte[], byte[]> producer;
    private final MeterRegistry meters;
    private final Clock clock;

    DeadLetters(Producer<byte[], byte[]> producer, MeterRegistry meters, Clock clock) {
        this.producer = producer;
        this.meters = meters;
        this.clock = clock;
    }

    static Producer<byte[], byte[]> producer(KafkaClients clients) {
        return clients.producer(Map.of(
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
    }

    /** Returns once the record is safe on {@code <topic>.dlt}; throws when the broker does not take it. */
    void deadLetter(String group, RawRecord raw, PoisonEventException why) {
        try {
            await(letter(group, raw, why, raw.value()));
        } catch (RecordTooLargeException withItsReasons) {
            // It came in without them. What it was can be read where its headers say, as long as it is there.
            await(letter(group, raw, tooLarge(why), null));
        }
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

    private static PoisonEventException tooLarge(PoisonEventException why) {
        return new PoisonEventException(
                why.reason(), why.getMessage() + "; too large for a letter, see its first place");
    }

    private ProducerRecord<byte[], byte[]> letter(
            String group, RawRecord raw, PoisonEventException why, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(raw.topic() + ".dlt", raw.key(), value);
        raw.headers().forEach(letter.headers()::add);
        reasons(group, raw, why).forEach((name, text) -> letter.headers().add(name, text.getBytes(UTF_8)));
        return letter;
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
            if (failure.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw new IllegalStateException("the broker does not take dead letters", failure);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
