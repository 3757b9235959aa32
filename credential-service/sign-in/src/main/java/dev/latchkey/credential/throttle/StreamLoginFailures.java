package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.network.IpAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts what logins fail: where their sign-ins come in, for those of one account are in one partition. Tells what is
 * decided, and hands refusals on to where those of their address are counted.
 */
final class StreamLoginFailures implements Processor<byte[], byte[], byte[], byte[]> {
    private final BiFunction<Record<byte[], byte[]>, Predicate<RecordedAttributes>, Optional<SeenAttempt>> read;
    private final ThrottleKeys keys;
    private final CountedSecrets secrets;
    private final HoldRules rules;
    private final StreamSeal seal;
    private final DecisionNumbers numbers;
    private final StreamFailedKeys failed = new StreamFailedKeys();
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable StreamDecisions decisions;
    private @Nullable StreamFailureStore failures;

    StreamLoginFailures(
            BiFunction<Record<byte[], byte[]>, Predicate<RecordedAttributes>, Optional<SeenAttempt>> read,
            ThrottleKeys keys,
            HoldRules rules,
            StreamSeal seal,
            DecisionNumbers numbers) {
        this.read = read;
        this.keys = keys;
        this.secrets = new CountedSecrets(keys);
        this.rules = rules;
        this.seal = seal;
        this.numbers = numbers;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        context = given;
        decisions = new StreamDecisions(given, seal, numbers, StreamTopology.OF_LOGINS);
        failures = new StreamFailureStore(given.getStateStore(StreamTopology.LOGIN_FAILURES), rules);
        failures.since(given.currentSystemTimeMs(), failed::add);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        read.apply(record, this::matters).ifPresent(seen -> count(seen.signIn(), notAhead(seen.at())));
    }

    /** Most are let in and have failed nothing, which need not even be verified to be passed over. */
    private boolean matters(RecordedAttributes claimed) {
        return claimed.result() != SignInResult.ACCEPTED
                || failed.mayContain(own(AttemptOrigin.of(claimed)).key());
    }

    /** A replica whose clock is hours ahead would have the store forget what the others have seen. */
    private long notAhead(long at) {
        return Math.min(at, Objects.requireNonNull(context, "not begun").currentSystemTimeMs());
    }

    private void count(RecordedAttributes signIn, long at) {
        if (signIn.result() == SignInResult.ACCEPTED) {
            forgive(AttemptOrigin.of(signIn), at);
        } else {
            CountedFailure.of(signIn, keys, secrets).forEach(each -> count(each, at));
        }
    }

    private void count(CountedFailure failure, long at) {
        if (failure.scope() == Hold.Scope.SOURCE) {
            handOn(new SourceFailure(failure.key(), failure.secret(), at));
        } else {
            failed.add(failure.key(), store().start(at));
            store().add(failure, at).ifPresent(decision -> tell(decision, at));
        }
    }

    private void handOn(SourceFailure failure) {
        Record<byte[], byte[]> record = new Record<>(failure.recordKey(), failure.recordValue(), failure.at());
        Objects.requireNonNull(context, "not begun")
                .forward(seal.sealed(InternalTopic.SOURCE_FAILURES, record), StreamTopology.TO_SOURCES);
    }

    private void forgive(AttemptOrigin origin, long at) {
        CountedFailure own = own(origin);
        store().forgive(own.scope(), own.key(), at).ifPresent(decision -> tell(decision, at));
    }

    /** What is forgiven to whoever is let in: their own failures alone, not those of whoever attacks them from elsewhere. */
    private CountedFailure own(AttemptOrigin origin) {
        IpAddress address = origin.address();
        return address == null
                ? new CountedFailure(Hold.Scope.DOOR, keys.door(origin), 0)
                : new CountedFailure(Hold.Scope.PAIR, keys.pair(origin, address), 0);
    }

    private void tell(HoldDecision decision, long at) {
        Objects.requireNonNull(decisions, "not begun").tell(decision, at);
    }

    private StreamFailureStore store() {
        return Objects.requireNonNull(failures, "not begun");
    }
}
