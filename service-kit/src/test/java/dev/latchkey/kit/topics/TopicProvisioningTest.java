package dev.latchkey.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.AsyncApi;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class TopicProvisioningTest {
    @ParameterizedTest
    @EnumSource
    void keepsDeadLettersAsTheDocumentSays(Topic topic) {
        NewTopic letters = TopicPlan.withDeadLetters(topic, topic.partitions(), (short) 1)
                .filter(each -> each.name().equals(topic.deadLetters()))
                .findFirst()
                .orElseThrow();
        JsonNode kafka = AsyncApi.document().at("/channels/deadLetters/bindings/kafka");
        assertThat(letters.numPartitions()).isEqualTo(kafka.get("partitions").asInt());
        assertThat(letters.configs())
                .hasSize(2)
                .containsEntry(
                        "cleanup.policy",
                        kafka.at("/topicConfiguration/cleanup.policy/0").asString())
                .containsEntry(
                        "retention.ms",
                        kafka.at("/topicConfiguration/retention.ms").asString());
    }

    /** Kafka Streams goes on with nothing whose changelog has another number of partitions. */
    @Test
    void givesChangelogsAsManyPartitionsAsWhatTheyGoWithHas() {
        TopicPlan plan = TopicPlan.wanted("credential-service", TopicPartitions.parse(""), (short) 3);
        assertThat(plan.accompanied()).containsExactly("latchkey.sign-ins", "latchkey.source-failures");
        assertThat(plan.accompanying(Map.of("latchkey.sign-ins", 5)))
                .extracting(NewTopic::name, NewTopic::numPartitions)
                .containsExactly(
                        tuple("credential-service.throttle-login-failures-changelog", 5),
                        tuple("credential-service.throttle-source-failures-changelog", 12));
        assertThat(TopicPlan.wanted("credential-service", TopicPartitions.parse("latchkey.sign-ins=48"), (short) 1)
                        .accompanying(Map.of()))
                .as("of what was created a moment ago")
                .extracting(NewTopic::numPartitions)
                .containsExactly(48, 12);
        assertThat(plan.first())
                .extracting(NewTopic::name)
                .contains("latchkey.sign-in-holds", "latchkey.source-failures")
                .doesNotContain("latchkey.sign-in-holds.dlt", "latchkey.source-failures.dlt");
        assertThat(TopicPlan.wanted("audit-service", TopicPartitions.parse(""), (short) 1)
                        .internals())
                .isEmpty();
    }

    private static final NewTopic STATES =
            new NewTopic("states", 3, (short) 1).configs(Topic.POLICY_SNAPSHOTS.configuration());
    private static final NewTopic FACTS = new NewTopic("facts", 2, (short) 1).configs(Topic.SIGN_INS.configuration());

    private static TopicDescription with(int partitions, int replicas) {
        Node node = new Node(1, "localhost", 9092);
        List<Node> nodes = Collections.nCopies(replicas, node);
        return new TopicDescription(
                "any",
                false,
                IntStream.range(0, partitions)
                        .mapToObj(p -> new TopicPartitionInfo(p, node, nodes, nodes))
                        .toList());
    }

    @Test
    void hasNothingAgainstMorePartitionsReplicasAndTime() {
        Map<String, String> longer = Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        assertThat(TopicCheck.problems(FACTS, with(12, 3), longer)).isEmpty();
        assertThat(TopicCheck.problems(STATES, with(3, 1), Topic.POLICY_SNAPSHOTS.configuration()))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        Map<String, String> asBrokersCreateThem = Map.of("cleanup.policy", "delete", "retention.ms", "604800000");
        assertThat(TopicCheck.problems(STATES, with(1, 1), asBrokersCreateThem))
                .anyMatch(problem ->
                        problem.startsWith("states has cleanup.policy=delete (expected: compact): kafka-configs"))
                .anyMatch(problem -> problem.startsWith("states has min.compaction.lag.ms="))
                .anyMatch(problem -> problem.startsWith("states has 1 partitions (expected: >= 3): kafka-topics"))
                .hasSize(3);
        assertThat(TopicCheck.problems(FACTS, with(2, 1), asBrokersCreateThem))
                .singleElement()
                .asString()
                .startsWith("facts has retention.ms=604800000 (expected: 2592000000): kafka-configs");
    }

    @Test
    void seesWhatIsLostBySizeOrWithOneBroker() {
        Map<String, String> config = new HashMap<>(FACTS.configs());
        config.put("retention.bytes", "1000000");
        assertThat(TopicCheck.problems(FACTS, with(2, 1), config))
                .singleElement()
                .asString()
                .contains("retention.bytes");
        NewTopic durable = TopicPlan.withDeadLetters(Topic.SIGN_INS, 2, (short) 3)
                .findFirst()
                .orElseThrow();
        assertThat(TopicCheck.problems(durable, with(2, 3), FACTS.configs()))
                .singleElement()
                .asString()
                .contains("min.insync.replicas");
        assertThat(TopicCheck.problems(durable, with(2, 1), durable.configs()))
                .anyMatch(each -> each.contains("1 replicas"));
    }
}
