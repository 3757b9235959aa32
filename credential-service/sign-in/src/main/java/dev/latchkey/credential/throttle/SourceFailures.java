package dev.latchkey.credential.throttle;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts what comes from an address, whosever logins it named: those of one address are in one partition here. */
final class SourceFailures implements Processor<byte[], byte[], byte[], byte[]> {
    private final HoldRules rules;
    private final HoldSeal seal;
    private @Nullable DecisionSender decisions;
    private @Nullable FailureStore failures;

    SourceFailures(HoldRules rules, HoldSeal seal) {
        this.rules = rules;
        this.seal = seal;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        decisions = new DecisionSender(given, seal, HoldTopology.OF_SOURCES);
        failures = new FailureStore(given.getStateStore(HoldTopology.SOURCE_FAILURES), rules);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (seal.holds(HoldTopology.BY_SOURCE, record)) {
            count(SourceFailure.read(record.key(), record.value()));
        }
    }

    private void count(SourceFailure failure) {
        CountedFailure counted = new CountedFailure(Hold.Scope.SOURCE, failure.source(), failure.secret());
        Objects.requireNonNull(failures, "not begun")
                .add(counted, failure.at())
                .ifPresent(decision ->
                        Objects.requireNonNull(decisions, "not begun").tell(decision, failure.at()));
    }
}
