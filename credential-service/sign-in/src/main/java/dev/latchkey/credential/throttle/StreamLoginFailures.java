package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.network.IpAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts what logins fail: where their sign-ins come in, for those of one account are in one partition. Tells what is
 * decided, and hands refusals on to where those of their address are counted.
 */
final class StreamLoginFailures implements Processor<byte[], byte[], byte[], byte[]> {
    private final Function<Record<byte[], byte[]>, Optional<SeenAttempt>> read;
    private final ThrottleKeys keys;
    private final CountedSecrets secrets;
    private final HoldRules rules;
    private final StreamSeal seal;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable StreamDecisions decisions;
    private @Nullable StreamFailureStore failures;

    StreamLoginFailures(
            Function<Record<byte[], byte[]>, Optional<SeenAttempt>> read,
            ThrottleKeys keys,
            HoldRules rules,
            StreamSeal seal) {
        this.read = read;
        this.keys = keys;
        this.secrets = new CountedSecrets(keys);
        this.rules = rules;
        this.seal = seal;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        context = given;
        decisions = new StreamDecisions(given, seal, StreamTopology.OF_LOGINS);
        failures = new StreamFailureStore(given.getStateStore(StreamTopology.LOGIN_FAILURES), rules);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        read.apply(record).ifPresent(seen -> count(seen.signIn(), notAhead(seen.at())));
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
            store().add(failure, at).ifPresent(decision -> tell(decision, at));
        }
    }

    private void handOn(SourceFailure failure) {
        Record<byte[], byte[]> record = new Record<>(failure.recordKey(), failure.recordValue(), failure.at());
        Objects.requireNonNull(context, "not begun")
                .forward(seal.sealed(InternalTopic.SOURCE_FAILURES, record), StreamTopology.TO_SOURCES);
    }

    /** Its own failures alone, not those of whoever attacks it from elsewhere. */
    private void forgive(AttemptOrigin origin, long at) {
        IpAddress address = origin.address();
        Optional<HoldDecision> decision = address == null
                ? store().forgive(Hold.Scope.DOOR, keys.door(origin), at)
                : store().forgive(Hold.Scope.PAIR, keys.pair(origin, address), at);
        decision.ifPresent(each -> tell(each, at));
    }

    private void tell(HoldDecision decision, long at) {
        Objects.requireNonNull(decisions, "not begun").tell(decision, at);
    }

    private StreamFailureStore store() {
        return Objects.requireNonNull(failures, "not begun");
    }
}
