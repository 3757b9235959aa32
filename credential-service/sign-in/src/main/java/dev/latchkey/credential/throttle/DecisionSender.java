package dev.latchkey.credential.throttle;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Tells what was decided, where that is not over by now: whoever reads back tells nothing old. */
final class DecisionSender {
    private final ProcessorContext<byte[], byte[]> context;
    private final HoldSeal seal;
    private final String sink;

    DecisionSender(ProcessorContext<byte[], byte[]> context, HoldSeal seal, String sink) {
        this.context = context;
        this.seal = seal;
        this.sink = sink;
    }

    void tell(HoldDecision decision, long at) {
        if (!decision.isOver(context.currentSystemTimeMs())) {
            context.forward(seal.sealed(HoldTopology.DECIDED_ON, decision.record(at)), sink);
        }
    }
}
