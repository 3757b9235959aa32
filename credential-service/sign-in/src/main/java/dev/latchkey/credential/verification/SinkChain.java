package dev.latchkey.credential.verification;

import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.TopicRemoval;
import java.util.List;

/** Several that are told the same, one after the other. */
record SinkChain(List<EventSink> sinks) implements EventSink {
    @Override
    public void take(ReceivedEvent event) {
        sinks.forEach(each -> each.take(event));
    }

    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        sinks.forEach(each -> each.missed(raw, why));
    }

    @Override
    public void removed(TopicRemoval removal) {
        sinks.forEach(each -> each.removed(removal));
    }
}
