package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.ConsumerGroups;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.LogProof;
import dev.latchkey.quickstart.journey.system.SteadyLoad;
import dev.latchkey.quickstart.journey.system.WebhookReceiver;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two processes each of audit-service and notifier-service share the topics, which are given more partitions while devices
 * sign in and app passwords come and go. Nobody is refused; nothing is lost, missing or there twice.
 */
@Journey
class PartitionsJourneyIT {
    private static final List<Part> SECOND = List.of(Part.AUDIT_REPLICA, Part.NOTIFIER_REPLICA);
    private static final List<Topic> GROWN = List.of(Topic.SIGN_INS, Topic.CREDENTIALS, Topic.ALERTS);
    private static final int MORE = 4;
    private static final int DEVICES = 64;
    private static final int CHANGES = 40;
    private static final Duration TO_BE_USED = Duration.ofSeconds(90);
    private static final String OFFICE = "198.51.103.7";
    private static final String ELSEWHERE = "203.0.113.9";

    private static WholeSystem system;
    private static Acme acme;
    private static ConsumerGroups groups;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        groups = new ConsumerGroups(shared.installation().kafka());
        assumeTrue(List.of(Part.AUDIT_SERVICE, Part.NOTIFIER_SERVICE, Part.BROKER).stream()
                .allMatch(shared::owns));
        SECOND.parallelStream().forEach(shared.installation()::start);
    }

    @AfterAll
    static void stop() {
        SECOND.forEach(system.installation()::stop);
        groups.close();
    }

    @Test
    void areAddedUnderLoadAndSharedByTwoReplicasOfEachReader() throws Exception {
        var began = Instant.now();
        var log = new LogProof(system);
        try (var receiver = new WebhookReceiver();
                var load = SteadyLoad.of(acme, acme.jsonDoor(), DEVICES, OFFICE)) {
            subscribe(receiver);
            load.round();
            for (var topic : GROWN) {
                groups.grow(topic, groups.partitions(topic) + MORE);
            }
            var changed = changesUntilAllAreUsed();
            load.eachFrom(ELSEWHERE);
            load.round();
            load.close();

            load.assertAllAccepted();
            assertBothTakePart();
            log.holdsSignInsOnce(load.accepted(), began);
            log.holdsOnce("dev.latchkey.app-password.issued.v1", changed, began);
            log.holdsOnce("dev.latchkey.app-password.revoked.v1", changed, began);
            assertEachIsToldOnce(load.devices(), receiver);
        }
        log.missesNothing();
        log.isIntact();
    }

    private static void subscribe(WebhookReceiver receiver) {
        var request = Map.of("kind", "webhook", "url", receiver.uri(), "detectors", List.of("newNetwork"));
        system.api()
                .post(Api.ANALYST, Port.NOTIFIER, "/v1/subscriptions", request)
                .expect(201);
    }

    /** Issues and revokes, before the new partitions are used and afterwards. */
    private static List<AppPassword> changesUntilAllAreUsed() {
        var changed = new ArrayList<>(changes());
        await().atMost(TO_BE_USED)
                .untilAsserted(() -> assertThat(groups.lengths(Topic.SIGN_INS)).doesNotContainValue(0L));
        changed.addAll(changes());
        return changed;
    }

    private static List<AppPassword> changes() {
        var issued = IntStream.range(0, CHANGES)
                .mapToObj(i -> acme.issue(acme.account("short-lived"), "Short-lived"))
                .toList();
        issued.forEach(acme::revoke);
        return issued;
    }

    /** Each replica has some of the partitions, of the new ones too, and together they have all. */
    private static void assertBothTakePart() {
        for (var group : List.of("audit-service.log", "notifier-service.detection")) {
            await().atMost(TO_BE_USED).untilAsserted(() -> {
                var shares = groups.shares(group, Topic.SIGN_INS);
                int all = groups.partitions(Topic.SIGN_INS);
                assertThat(shares)
                        .as(group)
                        .hasSize(2)
                        .allSatisfy(share -> assertThat(share).anyMatch(each -> each >= all - MORE));
                assertThat(shares.stream().flatMap(List::stream))
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, all).boxed().toList());
                assertThat(groups.lag(group)).as("left to read by " + group).isZero();
            });
        }
    }

    /** That it was used from a new network: one alert, which came to the subscriber once. */
    private static void assertEachIsToldOnce(List<AppPassword> devices, WebhookReceiver receiver) {
        var credentials = devices.stream().map(AppPassword::id).toList();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(receiver.received())
                        .extracting(
                                webhook -> webhook.json().at("/data/credential").asString())
                        .containsExactlyInAnyOrderElementsOf(credentials));
        assertThat(credentials).allSatisfy(id -> assertThat(alerts(id)).isEqualTo(1));
    }

    private static int alerts(String credential) {
        return system.api()
                .get(Api.ANALYST, Port.NOTIFIER, "/v1/alerts?detector=newNetwork&credential=" + credential)
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
