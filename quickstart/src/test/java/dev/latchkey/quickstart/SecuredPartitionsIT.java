package dev.latchkey.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.acl.EventContract;
import dev.latchkey.quickstart.journey.system.SecuredKafka;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code partitions} at a broker that wants TLS and a password, told of it as services are. */
class SecuredPartitionsIT {
    private static final String SIGN_INS = Topic.SIGN_INS.wireName();

    @TempDir
    static Path directory;

    private static SecuredKafka kafka;
    private static String login;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        kafka = new SecuredKafka(directory.resolve("kafka"), EventContract.ofThisRelease());
        login = kafka.clientOf("administrator").get("sasl.jaas.config").toString();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    /** With the variables of that name, beside those that say where what is. */
    private int partitions(Map<String, String> more, String... arguments) {
        var environment = new HashMap<>(Map.of(
                "LATCHKEY_HOME", directory.resolve("home").toString(),
                "LATCHKEY_KAFKA", kafka.bootstrapServers(),
                "LATCHKEY_KAFKA_CA_FILE", kafka.authority().toString()));
        environment.putAll(more);
        var screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), new Style(false));
        var command = new Quickstart(screen, new InstallationContext(environment, directory));
        shown.reset();
        return command.run(List.of(arguments));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> single(String login) {
        return Map.of(
                "LATCHKEY_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "LATCHKEY_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "LATCHKEY_KAFKA_SASL_JAAS_CONFIG", login);
    }

    @Test
    void takesSingleSettingsAndTheFileOfAuthorities() throws Exception {
        assertThat(partitions(single(login), "partitions")).as(shown()).isZero();
        assertThat(shown()).contains("  " + SIGN_INS + "  12\n");
        assertThat(partitions(single(login), "partitions", SIGN_INS, "14"))
                .as(shown())
                .isZero();
        try (var admin = Admin.create(kafka.clientOf("administrator"))) {
            await().untilAsserted(() -> assertThat(admin.describeTopics(List.of(SIGN_INS))
                            .allTopicNames()
                            .get()
                            .get(SIGN_INS)
                            .partitions())
                    .hasSize(14));
        }
    }

    @Test
    void takesSingleSettingsBeforeThoseOfTheFile() throws IOException {
        var file = Files.writeString(directory.resolve("client.properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=%s
                """.formatted(login));
        var more = Map.of(
                "LATCHKEY_KAFKA_PROPERTIES_FILE", file.toString(), "LATCHKEY_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
        assertThat(partitions(more, "partitions")).as(shown()).isZero();
        assertThat(shown()).contains(SIGN_INS);
    }

    @Test
    void failsWithoutThePasswordAndTellsNobodyWhatItWas() {
        var wrong = "not-the-pa55word";
        var given = login.replaceFirst("password=\"[^\"]*\"", "password=\"" + wrong + "\"");
        assertThat(given).contains(wrong);
        assertThat(partitions(single(given), "partitions")).isEqualTo(1);
        assertThat(shown()).doesNotContain(wrong);
    }
}
