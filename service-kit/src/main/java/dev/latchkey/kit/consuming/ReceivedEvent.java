package dev.latchkey.kit.consuming;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.Event;
import dev.latchkey.kit.tracing.Traceparent;
import java.util.Optional;

/**
 * An event as it came off a topic.
 *
 * @param raw the record it was read from: topic, partition, offset, and its bytes as they were
 */
public record ReceivedEvent(Envelope<? extends Event> envelope, RawRecord raw) {
    /** The fact itself. */
    public Event event() {
        return envelope.data();
    }

    /** The trace of what brought the event about; {@link Traceparent#open() open} its next step to go on with it. */
    public Optional<Traceparent> trace() {
        return Traceparent.parse(envelope.traceparent());
    }
}
