package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.KeyDirectory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records as the service that sends such events has signed them, and what tells whether they are. */
public final class SignedRecords {
    private SignedRecords() {}

    /** By those keys. */
    public static AuthenticEvents authentic(KeyDirectory keys) {
        return new AuthenticEvents(keys.verifier(), new ForgedEvents(new SimpleMeterRegistry()));
    }

    /** An event as it comes off its topic; its headers can be changed. */
    public static RawRecord of(Event event, KeyDirectory keys) {
        EventType type = EventType.of(event);
        String sender = type.topic().sender();
        Headers sent = new RecordHeaders();
        add(sent, "ce_specversion", "1.0");
        add(sent, "ce_type", type.wireName());
        add(sent, "ce_source", "/latchkey/" + sender);
        add(sent, "ce_id", new UUID(0, 1).toString());
        add(sent, "ce_time", "2026-11-20T12:00:00Z");
        add(sent, "ce_tenant", event.tenant());
        add(sent, "ce_producer", sender + "/1/" + new UUID(0, 2));
        add(sent, "ce_producersequence", "1");
        event.attributes().forEach((name, value) -> add(sent, "latchkey_" + name, value));
        byte[] key = event.key().getBytes(UTF_8);
        byte[] value = EventJson.write(event);
        keys.signer(sender).sign(type, key, sent, value);
        Map<String, byte[]> headers = new LinkedHashMap<>();
        sent.forEach(header -> headers.put(header.key(), header.value()));
        return new RawRecord(type.topic().wireName(), 0, 0, key, value, headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
