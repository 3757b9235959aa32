package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts what comes from an address, whosever logins it named: those of one address are in one partition here. */
final class StreamSourceFailures implements Processor<byte[], byte[], byte[], byte[]> {
    private final HoldRules rules;
    private final StreamSeal seal;
    private final DecisionNumbers numbers;
    private @Nullable StreamDecisions decisions;
    private @Nullable StreamFailureStore failures;

    StreamSourceFailures(HoldRules rules, StreamSeal seal, DecisionNumbers numbers) {
        this.rules = rules;
        this.seal = seal;
        this.numbers = numbers;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        decisions = new StreamDecisions(given, seal, numbers, StreamTopology.OF_SOURCES);
        failures = new StreamFailureStore(given.getStateStore(StreamTopology.SOURCE_FAILURES), rules);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (seal.holds(InternalTopic.SOURCE_FAILURES, record)) {
            read(record).ifPresent(this::count);
        }
    }

    /** Empty where it is none: without keys, anybody may have written there, and it may not end the job. */
    private static Optional<SourceFailure> read(Record<byte[], byte[]> record) {
        try {
            return Optional.of(SourceFailure.read(record.key(), record.value()));
        } catch (RuntimeException malformed) {
            return Optional.empty();
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
