package dev.latchkey.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.AsyncApi;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class TopicProvisioningTest {
    @ParameterizedTest
    @EnumSource
    void keepsDeadLettersAsTheDocumentSays(Topic topic) {
        NewTopic letters = TopicProvisioning.withDeadLetters(topic, (short) 1)
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
}
