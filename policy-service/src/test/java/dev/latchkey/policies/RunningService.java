package dev.latchkey.policies;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a real broker and a database, which are shared by all such tests and end with the JVM. */
public abstract class RunningService extends ServiceUnderTest {
    protected static final EmbeddedBroker BROKER = EmbeddedBroker.start(directory(), 0);
    protected static final TestDatabase DATABASE = TestDatabase.start("policy");
    protected static final TopicView changes = new TopicView(BROKER.bootstrapServers(), Topic.POLICIES);
    protected static final TopicView snapshots = new TopicView(BROKER.bootstrapServers(), Topic.POLICY_SNAPSHOTS);

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("latchkey.kafka", BROKER::bootstrapServers);
        registry.add("latchkey.mongodb", DATABASE::connectionString);
        registry.add("latchkey.database", DATABASE::name);
        // A busy machine is no reason to answer "not yet published", or by half of the record.
        registry.add("latchkey.record-within", () -> "20s");
        registry.add("latchkey.policies.answer-within", () -> "20s");
        registry.add("latchkey.policies.impact.within", () -> "20s");
    }
}
