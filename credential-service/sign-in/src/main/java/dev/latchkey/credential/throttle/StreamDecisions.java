package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tells what was decided, where that is not over by now: whoever reads back tells nothing old. Numbers decisions by the time, in
 * microseconds, and each higher than the one before it.
 */
final class StreamDecisions {
    private final ProcessorContext<byte[], byte[]> context;
    private final StreamSeal seal;
    private final String sink;
    private long last;

    StreamDecisions(ProcessorContext<byte[], byte[]> context, StreamSeal seal, String sink) {
        this.context = context;
        this.seal = seal;
        this.sink = sink;
    }

    void tell(HoldDecision decision, long at) {
        long now = context.currentSystemTimeMs();
        if (!decision.isOver(now)) {
            last = Math.max(last + 1, now * 1000);
            HoldDecision numbered = decision.at(last);
            Record<byte[], byte[]> record = new Record<>(numbered.recordKey(), numbered.recordValue(), at);
            context.forward(seal.sealed(InternalTopic.SIGN_IN_HOLDS, record), sink);
        }
    }
}
