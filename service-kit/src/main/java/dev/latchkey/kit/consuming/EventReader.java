package dev.latchkey.kit.consuming;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads events from records: CloudEvents 1.0, Kafka protocol binding, binary content mode. */
public final class EventReader {
    private EventReader() {}

    /**
     * The event in a record.
     *
     * @throws PoisonEventException where the record is not an event of a type that this release knows
     */
    public static Received read(RawRecord raw) {
        String typeName = required(raw, CloudEventHeaders.TYPE);
        EventType type = EventType.named(typeName)
                .orElseThrow(() -> new PoisonEventException("unknownType", "ce_type: " + typeName));
        Envelope<Event> envelope = new Envelope<>(
                id(required(raw, CloudEventHeaders.ID)),
                required(raw, CloudEventHeaders.SOURCE),
                time(required(raw, CloudEventHeaders.TIME)),
                required(raw, CloudEventHeaders.PRODUCER),
                sequence(required(raw, CloudEventHeaders.SEQUENCE)),
                raw.header(CloudEventHeaders.TRACEPARENT).orElse(null),
                data(type, raw.value()));
        return new Received(envelope, raw);
    }

    private static Event data(EventType type, byte @Nullable [] value) {
        if (value == null) {
            throw new PoisonEventException("noData", "the record has no value");
        }
        try {
            return EventJson.read(type, value);
        } catch (JacksonException | IllegalArgumentException | NullPointerException failure) {
            throw new PoisonEventException("unreadableData", failure.getClass().getSimpleName());
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException failure) {
            throw new PoisonEventException("badHeader", "ce_id: not a UUID");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException failure) {
            throw new PoisonEventException("badHeader", "ce_time: not an ISO 8601 instant");
        }
    }

    private static long sequence(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException failure) {
            throw new PoisonEventException("badHeader", "ce_sequence: not a number");
        }
    }

    private static String required(RawRecord raw, String header) {
        return raw.header(header).orElseThrow(() -> new PoisonEventException("missingHeader", header));
    }
}
