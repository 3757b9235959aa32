package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells what was decided, where that is not over by now: whoever reads back tells nothing old. */
final class StreamDecisions {
    private final ProcessorContext<byte[], byte[]> context;
    private final StreamSeal seal;
    private final DecisionNumbers numbers;
    private final String sink;

    StreamDecisions(ProcessorContext<byte[], byte[]> context, StreamSeal seal, DecisionNumbers numbers, String sink) {
        this.context = context;
        this.seal = seal;
        this.numbers = numbers;
        this.sink = sink;
    }

    void tell(HoldDecision decision, long at) {
        if (!decision.isOver(context.currentSystemTimeMs())) {
            HoldDecision numbered = decision.at(numbers.next());
            Record<byte[], byte[]> record = new Record<>(numbered.recordKey(), numbered.recordValue(), at);
            context.forward(seal.sealed(InternalTopic.SIGN_IN_HOLDS, record), sink);
        }
    }
}
