package dev.latchkey.notifier;

import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.signing.KafkaAttacker;
import dev.latchkey.kit.signing.KeyDirectory;
import dev.latchkey.kit.signing.PeerService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** Somebody who can write to every topic against whoever is told of what happens. */
class ForgedEventsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static TestDatabase database;
    private static RunningNotifier notifier;
    private static PeerService credentialService;
    private static KafkaAttacker attacker;
    private static KeyDirectory keys;
    private static Receiver operations;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        keys = new KeyDirectory(Files.createDirectory(directory.resolve("keys")));
        String[] signing = Arrays.stream(keys.arguments("notifier-service"))
                .map(each -> each.substring(2))
                .toArray(String[]::new);
        notifier = RunningNotifier.start(broker, database, signing);
        credentialService = new PeerService(broker.bootstrapServers(), "credential-service", keys);
        attacker = new KafkaAttacker(broker.bootstrapServers());
        operations = Receiver.start();
        subscribe("operations.platform", operations);
    }

    private static void subscribe(String token, Receiver receiver) {
        notifier.as(token)
                .post()
                .uri("/v1/subscriptions")
                .bodyValue(Map.of("kind", "webhook", "url", receiver.url()))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @AfterAll
    static void stop() {
        operations.close();
        attacker.close();
        credentialService.close();
        notifier.close();
        database.close();
        broker.close();
    }

    private static AppPasswordRevoked leaked(String tenant, String credential) {
        Actor reporter = new Actor("leak-reporter/github", "client");
        return new AppPasswordRevoked(tenant, "ann", credential, 3, "Printer", Instant.now(), "leaked", reporter);
    }

    private static BodyContentSpec alerts(String token, String query) {
        return notifier.as(token)
                .get()
                .uri("/v1/alerts" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static List<String> titles() {
        var found = new ArrayList<String>();
        alerts("operations.platform", "?detector=forgedEvent")
                .jsonPath("$.items[*].title")
                .value((List<String> some) -> found.addAll(some));
        return found;
    }

    /** What is believed of another service's events becomes an event that is signed here, and commands. */
    @Test
    void raisesNoAlertByForgedEventsButOneThatThereAreSome() {
        for (int i = 0; i < 50; i++) {
            attacker.forge(leaked("forged", "camera-" + i));
        }
        attacker.forge(new PolicySnapshotReported("forged", "one", 1, null, null, 2L, List.of("broken")));
        attacker.forge(
                new PolicySnapshotPublished("forged", 1L << 62, "hash", Instant.now(), List.of(), List.of(), null));
        credentialService.publish(leaked("forged", "printer"));
        await().atMost(SOON)
                .untilAsserted(() -> alerts("forged.analyst", "")
                        .jsonPath("$.items.length()")
                        .isEqualTo(1)
                        .jsonPath("$.items[0].credential")
                        .isEqualTo("printer"));
        await().atMost(SOON)
                .untilAsserted(() -> Assertions.assertThat(titles())
                        .contains(
                                "Forged events on latchkey.credentials",
                                "Forged events on latchkey.policy-reports",
                                "Forged events on latchkey.policy-snapshots")
                        .doesNotHaveDuplicates());
        alerts("operations.platform", "?detector=forgedEvent&minSeverity=high")
                .jsonPath("$.items.length()")
                .value((Integer many) -> Assertions.assertThat(many).isGreaterThanOrEqualTo(3));
        await().atMost(SOON)
                .untilAsserted(() -> Assertions.assertThat(operations.calls())
                        .as("who runs the installation is told, of nothing else")
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(call -> Assertions.assertThat(call.body()).contains("forgedEvent", "_platform")));
    }

    /** They are no events, and have no dead letters; what is forged there says as much. */
    @ParameterizedTest
    @EnumSource(names = {"SIGN_IN_HOLDS", "SOURCE_FAILURES"})
    void raisesAnAlertByADecisionOfTheThrottleThatNobodyHasSealed(InternalTopic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic.wireName(), 1, (short) 1)))
                    .all()
                    .get();
        }
        RecordHeaders sealed = new RecordHeaders();
        keys.recordSeal().seal(topic.wireName(), new byte[17], new byte[16], sealed);
        attacker.send(new ProducerRecord<>(topic.wireName(), null, new byte[17], new byte[16], sealed));
        for (int i = 0; i < 20; i++) {
            attacker.send(new ProducerRecord<>(topic.wireName(), null, new byte[17], new byte[] {1}, sealed));
        }
        await().atMost(SOON)
                .untilAsserted(() -> Assertions.assertThat(titles())
                        .contains("Forged events on " + topic.wireName())
                        .doesNotHaveDuplicates());
        alerts("operations.platform", "?detector=forgedEvent")
                .jsonPath("$.items[*].description")
                .value((List<String> all) -> Assertions.assertThat(all)
                        .filteredOn(each -> each.contains(topic.wireName()))
                        .singleElement()
                        .asString()
                        .contains("credential-service", "badSignature", "does nothing there")
                        .doesNotContain(".dlt"));
    }

    @Test
    void deliversNoForgedAlert() {
        try (Receiver receiver = Receiver.start()) {
            subscribe("undelivered.analyst", receiver);
            Instant now = Instant.now();
            attacker.forge(new AlertRaised(
                    "undelivered",
                    "a-1",
                    "guessing",
                    AlertSeverity.HIGH,
                    "Call this number",
                    "Your account is at risk.",
                    "ann",
                    null,
                    null,
                    now,
                    now,
                    1,
                    1,
                    List.of()));
            credentialService.publish(leaked("undelivered", "printer"));
            await().atMost(SOON).until(() -> receiver.calls().size() == 1);
            Assertions.assertThat(receiver.calls().getFirst().body()).contains("leakedCredential");
        }
    }
}
