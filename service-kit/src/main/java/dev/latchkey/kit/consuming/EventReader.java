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

/** Reads events from records: CloudEvents 1.0, Kafka protocol binding, binary content mode. */
public final class EventReader {
    private EventReader() {}

    /**
     * The event in a record, whoever wrote it: what is to be acted on is read by {@link AuthenticEvents}.
     *
     * @throws PoisonEventException where the record is not an event of a type that this release knows
     */
    public static ReceivedEvent read(RawRecord raw) {
        raw.header(CloudEventHeaders.SPEC_VERSION).filter(v -> !v.equals("1.0")).ifPresent(v -> {
            throw new PoisonEventException("badHeader", "ce_specversion: not 1.0");
        });
        EventType type = type(raw);
        Envelope<Event> envelope = new Envelope<>(
                id(required(raw, CloudEventHeaders.ID)),
                required(raw, CloudEventHeaders.SOURCE),
                time(required(raw, CloudEventHeaders.TIME)),
                required(raw, CloudEventHeaders.PRODUCER),
                sequence(required(raw, CloudEventHeaders.PRODUCER_SEQUENCE)),
                raw.header(CloudEventHeaders.TRACEPARENT).orElse(null),
                data(type, raw.value()));
        return new ReceivedEvent(envelope, raw);
    }

    /** Which type of event a record says that it is. */
    static EventType type(RawRecord raw) {
        String name = required(raw, CloudEventHeaders.TYPE);
        return EventType.named(name)
                .orElseThrow(() -> new PoisonEventException("unknownType", "ce_type: " + shortened(name)));
    }

    private static Event data(EventType type, byte @Nullable [] value) {
        if (value == null) {
            throw new PoisonEventException("noData", "the record has no value");
        }
        try {
            return EventJson.read(type, value);
        } catch (RuntimeException failure) {
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
            long sequence = Long.parseLong(text);
            if (sequence >= 1) {
                return sequence;
            }
        } catch (NumberFormatException failure) {
            // said below
        }
        throw new PoisonEventException("badHeader", "ce_producersequence: not a whole number from 1 on");
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static String required(RawRecord raw, String header) {
        return raw.header(header).orElseThrow(() -> new PoisonEventException("missingHeader", header));
    }
}
