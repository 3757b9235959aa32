package dev.latchkey.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 context.
 *
 * @param id          UUIDv7; consumers deduplicate by it
 * @param source      CloudEvents {@code source}: the service
 * @param producer    extension {@code producer}: the instance that sent it, new at each start of a service
 * @param sequence    extension {@code producersequence}: from 1, without gaps, for each producer, topic and partition;
 *                    may repeat
 * @param traceparent W3C trace context, where there is one
 */
public record Envelope<E extends Event>(
        UUID id,
        String source,
        Instant time,
        String producer,
        long sequence,
        @Nullable String traceparent,
        E data) {
    public Envelope {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: >= 1)");
        }
    }

    /** The CloudEvents type. */
    public EventType type() {
        return EventType.of(data);
    }
}
