package dev.latchkey.kit.consuming;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.Event;

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
}
