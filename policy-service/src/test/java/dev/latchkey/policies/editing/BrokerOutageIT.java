package dev.latchkey.policies.editing;

import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.policies.ServiceUnderTest;
import dev.latchkey.policies.TopicView;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Has surroundings of its own, to stop it. */
@DirtiesContext
class BrokerOutageIT extends ServiceUnderTest {
    private static final Path OWN_DIRECTORY = directory();
    private static EmbeddedBroker own = EmbeddedBroker.start(OWN_DIRECTORY, 0);

    private static final TestDatabase DATABASE = TestDatabase.start("policy");

    @DynamicPropertySource
    static void ownSurroundings(DynamicPropertyRegistry registry) {
        registry.add("latchkey.kafka", () -> own.bootstrapServers());
        registry.add("latchkey.mongodb", DATABASE::connectionString);
        registry.add("latchkey.database", DATABASE::name);
    }

    @AfterAll
    static void stop() {
        own.close();
        DATABASE.close();
    }

    private ResponseSpec post(String body) {
        return as("admin")
                .post()
                .uri("/v1/policies")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void keepsWritesWhileTheBrokerIsAwayAndSaysSo() {
        post(policy("before")).expectStatus().isCreated();
        own.close();

        post(policy("meanwhile"))
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("Latchkey-Published", "false")
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        as("admin")
                .get()
                .uri("/v1/policy-snapshots/current")
                .exchange()
                .expectHeader()
                .valueEquals("Latchkey-Published", "false")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);

        own = EmbeddedBroker.start(OWN_DIRECTORY, own.port());
        try (var changes = new TopicView(own.bootstrapServers(), Topic.POLICIES);
                var snapshots = new TopicView(own.bootstrapServers(), Topic.POLICY_SNAPSHOTS)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(snapshots.of(tenant, PolicySnapshotPublished.class))
                        .extracting(PolicySnapshotPublished::version)
                        .endsWith(2L);
                assertThat(changes.of(tenant, PolicyChanged.class))
                        .extracting(each -> each.policy().id())
                        .contains("before", "meanwhile");
            });
            // A send whose acknowledgement was lost is repeated: under the same id, by which consumers know it.
            assertThat(changes.received(tenant).stream()
                            .map(ReceivedEvent::envelope)
                            .map(each -> each.id())
                            .distinct())
                    .hasSize(2);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> post(policy("after")).expectStatus().isEqualTo(409));
    }
}
