package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.Load;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * On a broker that creates topics by itself, each service, the broker and the database are killed (SIGKILL) in the midst
 * of sign-ins, issues and revocations, and started again. Nothing that was answered is lost or there twice. The database
 * has each write on the disk before it answers ({@code --commit}).
 */
@Journey
class FaultJourneyIT {

    private static final int SIGN_INS = 6_000;
    private static final int CHANGES = 600;
    private static final List<Part> KILLED = List.of(
            Part.NOTIFIER_SERVICE,
            Part.POLICY_SERVICE,
            Part.AUDIT_SERVICE,
            Part.CREDENTIAL_SERVICE,
            Part.BROKER,
            Part.DATABASE);
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(2);
    /** A hole in a producer's numbers is reported 10 s after it was seen. */
    private static final Duration GAP_GRACE = Duration.ofSeconds(12);

    private static WholeSystem system;
    private static Acme acme;
    private static JsonDoor door;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        door = acme.jsonDoor();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingThatWasAnsweredIsLostOrThereTwice() {
        assumeTrue(KILLED.stream().allMatch(system::owns));
        var began = Instant.now();

        try (var load = new Load(acme, door)) {
            for (var part : KILLED) {
                load.run(SIGN_INS / KILLED.size(), CHANGES / KILLED.size(), () -> killAndStart(part));
            }
            assertThat(load.accepted()).hasSize(SIGN_INS);
            assertThat(load.issued().size() + load.revoked().size()).isEqualTo(CHANGES);
            assertSignInsAreInTheLogOnce(load.accepted(), began);
            assertChangesAreInTheLogOnce(load, began);
            assertRevokedAreRefused(load.revoked());
        }
        assertNothingIsMissing();
        assertChainIsIntact();
        assertTopicsAreOurs();
    }

    /** The broker would have made each that was mentioned, with its own settings. */
    private static void assertTopicsAreOurs() {
        assertThat(cleanup("latchkey.policy-snapshots")).isEqualTo("compact");
        assertThat(cleanup("latchkey.accounts")).isEqualTo("compact");
        assertThat(cleanup("latchkey.sign-ins")).isEqualTo("delete");
    }

    private static String cleanup(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", system.installation().kafka()))) {
            var there = admin.describeConfigs(List.of(resource)).all().get(1, TimeUnit.MINUTES);
            return there.get(resource).get("cleanup.policy").value();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void killAndStart(Part part) {
        system.installation().kill(part);
        system.installation().start(part);
    }

    private static void assertSignInsAreInTheLogOnce(Collection<String> accepted, Instant began) {
        await().atMost(TO_CATCH_UP).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var log = system.log().export(Api.AUDITOR, "&result=accepted&from=" + began);
            assertOnceEach(accepted, count(log, entry -> entry.path("id").asString()));
        });
    }

    private static void assertChangesAreInTheLogOnce(Load load, Instant began) {
        await().atMost(TO_CATCH_UP).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertOnceEach(ids(load.issued()), credentials("dev.latchkey.app-password.issued.v1", began));
            assertOnceEach(ids(load.revoked()), credentials("dev.latchkey.app-password.revoked.v1", began));
        });
    }

    private static List<String> ids(Collection<AppPassword> passwords) {
        return passwords.stream().map(AppPassword::id).toList();
    }

    private static Map<String, Long> credentials(String type, Instant began) {
        var log = system.log().exportEvents(Api.AUDITOR, "&type=" + type + "&from=" + began);
        return count(log, entry -> entry.at("/data/credential").asString());
    }

    private static Map<String, Long> count(List<JsonNode> entries, Function<JsonNode, String> id) {
        return entries.stream().collect(Collectors.groupingBy(id, Collectors.counting()));
    }

    private static void assertOnceEach(Collection<String> expected, Map<String, Long> counted) {
        assertThat(expected.stream().filter(id -> counted.getOrDefault(id, 0L) != 1))
                .as("answered, but not in the log exactly once, of " + expected.size())
                .isEmpty();
    }

    private static void assertRevokedAreRefused(Collection<AppPassword> revoked) {
        assertThat(revoked.parallelStream().map(password -> door.signIn(password.in(Load.ADDRESS), "imap")))
                .containsOnly(Heard.REFUSED);
    }

    private static void assertNothingIsMissing() {
        await().pollDelay(GAP_GRACE)
                .atMost(TO_CATCH_UP)
                .untilAsserted(() -> assertThat(
                                asked("/v1/producer-gaps").path("items").valueStream())
                        .isEmpty());
    }

    private static void assertChainIsIntact() {
        var verification = asked("/v1/log-shards/verification");
        assertThat(verification.path("intact").asBoolean())
                .as(verification.toString())
                .isTrue();
    }

    private static JsonNode asked(String path) {
        return system.api().get(Api.AUDITOR, Port.AUDIT, path).expect(200).json();
    }
}
