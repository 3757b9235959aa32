package dev.latchkey.kit.following;

import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.consuming.PoisonEventException;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;

/**
 * Lets only authentic events through to a sink, and tells it of others that they were missed. Whatever acts on what it follows is
 * behind one; a sink that only forgets and looks again need not be.
 */
public final class AuthenticSink implements EventSink {
    private final AuthenticEvents authentic;
    private final EventSink sink;

    public AuthenticSink(AuthenticEvents authentic, EventSink sink) {
        this.authentic = authentic;
        this.sink = sink;
    }

    @Override
    public void take(ReceivedEvent event) {
        try {
            authentic.check(event.raw());
        } catch (PoisonEventException forged) {
            sink.missed(event.raw(), forged);
            return;
        }
        sink.take(event);
    }

    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        sink.missed(raw, why);
    }

    @Override
    public void removed(TopicRemoval removal) {
        sink.removed(removal);
    }
}
