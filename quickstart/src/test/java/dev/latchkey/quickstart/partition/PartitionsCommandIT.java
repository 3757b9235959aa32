package dev.latchkey.quickstart.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsCommandIT {
    private static EmbeddedBroker broker;
    private static Admin admin;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PartitionsCommand command = new PartitionsCommand(
            new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), new Style(false)), admin);

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        broker = EmbeddedBroker.start(directory, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        admin.createTopics(Stream.concat(
                                Arrays.stream(Topic.values()).map(Topic::wireName),
                                Stream.of(InternalTopic.LOGIN_FAILURES_LOG.wireName()))
                        .map(topic -> new NewTopic(topic, 2, (short) 1))
                        .toList())
                .all()
                .get();
    }

    @AfterAll
    static void close() {
        admin.close();
        broker.close();
    }

    private static int partitions(Topic topic) throws Exception {
        return partitions(topic.wireName());
    }

    private static int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    @Test
    void givesATopicMoreAndSaysWhatThatMeansForOrder() throws Exception {
        assertThat(command.run(List.of("latchkey.sign-ins", "24"))).isTrue();

        // The broker that is asked hears of it from the controller.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(partitions(Topic.SIGN_INS)).isEqualTo(24));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(partitions(InternalTopic.LOGIN_FAILURES_LOG.wireName()))
                        .as("what is counted by it, in as many partitions")
                        .isEqualTo(24));
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("2 -> 24", "keeps its order from here on", "LATCHKEY_TOPIC_PARTITIONS=latchkey.sign-ins=24");
    }

    @Test
    void showsHowManyEachHas() throws Exception {
        assertThat(command.run(List.of())).isTrue();

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("  latchkey.alerts  2\n", "latchkey.accounts  2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "1001", "many", "-3", "3.5", ""})
    void saysWhichNumbersThereMayBe(String count) throws Exception {
        assertThatThrownBy(() -> command.run(List.of("latchkey.policies", count)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count: " + count + " (expected: 3 to 1000; there are 2)");
        assertThat(partitions(Topic.POLICIES)).isEqualTo(2);
    }

    @Test
    void leavesCompactedTopicsAsTheyAre() throws Exception {
        assertThatThrownBy(() -> command.run(List.of("latchkey.accounts", "6")))
                .hasMessageContaining("latchkey.accounts is compacted");
        assertThat(partitions(Topic.ACCOUNTS)).isEqualTo(2);
    }

    @Test
    void knowsItsTopics() {
        assertThatThrownBy(() -> command.run(List.of("sign-ins", "6")))
                .hasMessageStartingWith("topic: sign-ins (expected: one of [latchkey.sign-ins,");
    }

    @Test
    void saysThatArgumentsAreMissing() throws Exception {
        assertThat(command.run(List.of("latchkey.sign-ins"))).isFalse();
    }
}
