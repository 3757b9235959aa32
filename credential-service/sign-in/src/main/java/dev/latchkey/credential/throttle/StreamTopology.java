package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.Topic;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Of all sign-ins, who is held back until when. Failures of logins are counted in the partition of their account; those
 * of an address are sent on to a partition of its own. Only decisions leave it.
 */
final class StreamTopology {
    static final String LOGIN_FAILURES = "login-failures";
    static final String SOURCE_FAILURES = "source-failures";
    static final String OF_LOGINS = "decisions-of-logins";
    static final String OF_SOURCES = "decisions-of-sources";
    static final String TO_SOURCES = "to-sources";

    private static final String SIGN_INS = "sign-ins";
    private static final String LOGINS = "logins";
    private static final String ARRIVED = "arrived-by-source";
    private static final String SOURCES = "sources";

    private StreamTopology() {}

    /** @param read what a record of a sign-in says; empty where it is not to be believed, or does not matter by what it claims */
    static Topology of(
            BiFunction<Record<byte[], byte[]>, Predicate<RecordedAttributes>, Optional<SeenAttempt>> read,
            ThrottleKeys keys,
            HoldRules rules,
            StreamSeal seal,
            DecisionNumbers numbers) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        ByteArraySerializer serialized = new ByteArraySerializer();
        String bySource = InternalTopic.SOURCE_FAILURES.wireName();
        String decidedOn = InternalTopic.SIGN_IN_HOLDS.wireName();
        return new Topology()
                .addSource(SIGN_INS, bytes, bytes, Topic.SIGN_INS.wireName())
                .addProcessor(LOGINS, () -> new StreamLoginFailures(read, keys, rules, seal, numbers), SIGN_INS)
                .addStateStore(StreamFailureStore.builder(LOGIN_FAILURES, rules.longest()), LOGINS)
                .addSink(TO_SOURCES, bySource, serialized, serialized, LOGINS)
                .addSource(ARRIVED, bytes, bytes, bySource)
                .addProcessor(SOURCES, () -> new StreamSourceFailures(rules, seal, numbers), ARRIVED)
                .addStateStore(StreamFailureStore.builder(SOURCE_FAILURES, rules.longest()), SOURCES)
                // One of its own for each: a common one would tie both to the same tasks.
                .addSink(OF_LOGINS, decidedOn, serialized, serialized, LOGINS)
                .addSink(OF_SOURCES, decidedOn, serialized, serialized, SOURCES);
    }
}
