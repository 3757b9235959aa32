package dev.latchkey.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as a producer sends it, valid and to be bent. */
public record Sent(
        UUID id, Instant time, String producer, long sequence, int partition, long offset, Event event, String topic) {
    public static final Instant EIGHT = Instant.parse("2026-11-20T08:00:00Z");
    private static final String PRODUCER = "credential-service/test/019a9f00-0000-7000-8000-000000000001";

    /** The n-th of a run: sequence n, offset n - 1, n milliseconds past eight. */
    public static Sent nth(long n, Event event) {
        return new Sent(
                new UUID(0x019aa0000000_7000L + (n << 16), 0x8000000000000000L + n),
                EIGHT.plusMillis(n),
                PRODUCER,
                n,
                0,
                n - 1,
                event,
                EventType.of(event).topic().wireName());
    }

    public static List<ReceivedEvent> run(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(
                        n -> nth(n, signIn("acme", "ann" + n + "@acme.example")).received())
                .toList();
    }

    public static SignInRecorded signIn(String tenant, String login) {
        return signIn(tenant, login, SignInResult.ACCEPTED, SignInReason.ACCEPTED, "192.0.2.7");
    }

    public static SignInRecorded signIn(
            String tenant, String login, SignInResult result, SignInReason reason, String address) {
        return new SignInRecorded(
                tenant,
                "acc-" + login,
                login,
                null,
                result,
                reason,
                "cred-" + login,
                "Scanner",
                "imap",
                "mail",
                "door-1",
                address,
                null,
                null,
                "curl/8.0",
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                "s1",
                null,
                List.of(),
                3,
                null,
                120,
                "local",
                null);
    }

    public static AppPasswordRevoked revoked(String tenant, String credential, String actor) {
        return new AppPasswordRevoked(
                tenant, "acc-1", credential, 2, "Scanner", EIGHT, "lost", new Actor(actor, "person"));
    }

    /** As credential-service says that the owner of a login's account has come, and is known from now on. */
    public static AccountClaimDecided claim(String tenant, String login, String identity, String result) {
        return new AccountClaimDecided(
                tenant,
                "acc-" + login,
                login,
                "http://127.0.0.1:8089",
                identity,
                login,
                result,
                "verifiedLogin",
                EIGHT,
                new Actor(result.equals(AccountClaimDecided.RELEASED) ? "admin-9" : identity, "person"));
    }

    public static AlertRaised alert(String id) {
        return new AlertRaised(
                "acme",
                id,
                "guessing",
                AlertSeverity.HIGH,
                "Guessing",
                "Somebody guesses.",
                null,
                null,
                null,
                EIGHT,
                EIGHT,
                10,
                1,
                List.of());
    }

    public Sent in(int otherPartition) {
        return new Sent(id, time, producer, sequence, otherPartition, offset, event, topic);
    }

    public Sent at(Instant otherTime) {
        return new Sent(id, otherTime, producer, sequence, partition, offset, event, topic);
    }

    public Sent by(String otherProducer, long otherSequence) {
        return new Sent(id, time, otherProducer, otherSequence, partition, offset, event, topic);
    }

    public Sent withId(UUID otherId) {
        return new Sent(otherId, time, producer, sequence, partition, offset, event, topic);
    }

    public Sent withOffset(long otherOffset) {
        return new Sent(id, time, producer, sequence, partition, otherOffset, event, topic);
    }

    public Sent on(String otherTopic) {
        return new Sent(id, time, producer, sequence, partition, offset, event, otherTopic);
    }

    public ReceivedEvent received() {
        byte[] value = EventJson.write(event);
        RawRecord raw = new RawRecord(topic, partition, offset, event.key().getBytes(UTF_8), value, headers());
        return new ReceivedEvent(
                new Envelope<>(id, "/latchkey/credential-service", time, producer, sequence, null, event), raw);
    }

    public ProducerRecord<byte[], byte[]> record() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, event.key().getBytes(UTF_8), EventJson.write(event));
        headers().forEach(record.headers()::add);
        return record;
    }

    private Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0".getBytes(UTF_8));
        headers.put("content-type", "application/json".getBytes(UTF_8));
        headers.put("ce_type", EventType.of(event).wireName().getBytes(UTF_8));
        headers.put("ce_dataschema", EventType.of(event).dataSchema().toString().getBytes(UTF_8));
        headers.put("ce_source", "/latchkey/credential-service".getBytes(UTF_8));
        headers.put("ce_id", id.toString().getBytes(UTF_8));
        headers.put("ce_time", time.toString().getBytes(UTF_8));
        headers.put("ce_subject", event.subject().getBytes(UTF_8));
        headers.put("ce_tenant", event.tenant().getBytes(UTF_8));
        headers.put("ce_producer", producer.getBytes(UTF_8));
        headers.put("ce_producersequence", Long.toString(sequence).getBytes(UTF_8));
        event.attributes().forEach((name, text) -> headers.put("latchkey_" + name, text.getBytes(UTF_8)));
        return headers;
    }
}
