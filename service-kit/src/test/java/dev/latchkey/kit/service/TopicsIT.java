package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;

class TopicsIT {
    @TempDir
    Path directory;

    private World world;
    private Admin admin;

    @BeforeEach
    void open() {
        world = new World(directory).withDatabase();
        world.broker.creatingTopics().start();
        admin = Admin.create(Map.of("bootstrap.servers", world.broker.bootstrapServers()));
    }

    @AfterEach
    void close() {
        admin.close();
        world.close();
    }

    @RepeatedTest(2)
    void makesTopicsItselfWhereTheBrokerWouldMakeThemOnceTheyAreMentioned() throws Exception {
        world.withService();
        await().until(world::ready);
        for (Topic topic : Topic.values()) {
            assertThat(setting(topic.wireName(), "cleanup.policy"))
                    .as(topic.wireName())
                    .isEqualTo(topic.configuration().get("cleanup.policy"));
            assertThat(partitions(topic.wireName())).isEqualTo(topic.partitions());
        }
        List<String> letters =
                Arrays.stream(Topic.values()).map(Topic::deadLetters).toList();
        assertThat(admin.listTopics().names().get()).containsAll(letters);
    }

    @Test
    void isNotReadyWhileATopicWouldLoseItsStatesAndSaysWhatToDo() throws Exception {
        String snapshots = Topic.POLICY_SNAPSHOTS.wireName();
        admin.createTopics(List.of(new NewTopic(snapshots, 1, (short) 1))).all().get();
        world.withService();
        await().until(() -> health().contains("kafka-configs --alter --entity-type topics --entity-name " + snapshots));
        assertThat(world.ready()).isFalse();
        alter(snapshots, "cleanup.policy", "compact");
        alter(snapshots, "min.compaction.lag.ms", "86400000");
        await().until(world::ready);
        assertThat(health()).doesNotContain("kafka-configs");
    }

    private String health() {
        return String.valueOf(world.management()
                .get()
                .uri("/actuator/health")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + world.issuer.withoutTenant("platform"))
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst());
    }

    private String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private void alter(String topic, String name, String value) throws ExecutionException, InterruptedException {
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
    }
}
