package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A dead dependency is a temporary failure in every language, and recovery needs no hands. */
class OutageIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private final Surroundings around = Surroundings.withOwnDatabase();
    private Replica replica;
    private Acme acme;

    @BeforeEach
    void start() {
        replica = new Replica(around, "only", "--latchkey.record-within=2s");
        acme = new Acme(replica);
    }

    @AfterEach
    void stop() {
        replica.close();
        around.close();
    }

    private void isTemporaryAtEveryDoor(String secret) {
        Answer json = acme.signIn(secret);
        assertThat(json.status()).as(json.text()).isEqualTo(503);
        assertThat(json.header("Retry-After")).isNotEmpty();
        assertThat(acme.forwardAuth(replica, secret).status()).isEqualTo(503);
        Answer nginx = acme.nginx(replica, secret);
        assertThat(nginx.header("Auth-Error-Code")).isEqualTo("451 4.3.0");
        assertThat(nginx.header("Auth-Server")).isEmpty();
        assertThat(acme.passdb(replica, secret).status()).isEqualTo(503);
    }

    private void isAcceptedAgain(Issued password) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> acme.signIn(password.secret()).text().contains("accepted"));
    }

    @Test
    void survivesABrokerThatStops() {
        Issued password = acme.issue();
        Issued doomed = acme.issue();
        List<String> acceptedIds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            acceptedIds.add(acme.signIn(password.secret()).field("id"));
        }
        around.stopBroker();
        isTemporaryAtEveryDoor(password.secret());
        assertThat(acme.decide(replica, acme.login).status())
                .as("not on the record")
                .isEqualTo(503);
        isTemporaryAtEveryDoor("Winter2026!");
        Answer revoked = acme.revoke(doomed);
        assertThat(revoked.status()).as("the change is safe").isIn(202, 503);
        around.startBroker();
        isAcceptedAgain(password);
        assertThat(acme.signIn(doomed.secret()).field("result")).isEqualTo("refused");
        acceptedIds.add(acme.signIn(password.secret()).field("id"));
        await().atMost(SOON)
                .until(() -> TopicView.events(around, Topic.CREDENTIALS, acme.tenant, AppPasswordRevoked.class).stream()
                        .anyMatch(each -> each.credential().equals(doomed.id())));
        List<ReceivedEvent> signIns = TopicView.events(around, Topic.SIGN_INS);
        assertThat(acceptedOnRecord(signIns)).containsAll(acceptedIds);
        assertThat(signIns).extracting(each -> each.envelope().id()).doesNotHaveDuplicates();
        for (Topic topic : Topic.values()) {
            hasNoGap(TopicView.events(around, topic));
        }
    }

    private static List<String> acceptedOnRecord(List<ReceivedEvent> signIns) {
        return signIns.stream()
                .filter(each ->
                        each.event() instanceof SignInRecorded signIn && signIn.result() == SignInResult.ACCEPTED)
                .map(each -> each.envelope().id().toString())
                .toList();
    }

    /** Numbers may repeat, under other ids only where one supersedes the other; none may be left out (ADR 0003). */
    private static void hasNoGap(List<ReceivedEvent> events) {
        Map<String, SortedSet<Long>> numbers = new HashMap<>();
        for (ReceivedEvent each : events) {
            numbers.computeIfAbsent(
                            each.envelope().producer() + "-" + each.raw().partition(), p -> new TreeSet<>())
                    .add(each.envelope().sequence());
        }
        numbers.forEach((sequencer, seen) -> assertThat(seen)
                .as(sequencer)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seen.size()).boxed().toList()));
    }

    @Test
    void knowsThatItIsBlindAndWhenItSeesAgain() {
        Issued password = acme.issue();
        StreamFreshness freshness = replica.context.getBean(StreamFreshness.class);
        assertThat(freshness.stale()).isFalse();
        Existence existence = replica.context.getBean(Existence.class);
        await().atMost(SOON).until(existence::isTrusted);
        around.stopBroker();
        await().atMost(SOON).until(freshness::stale);
        assertThat(existence.isTrusted()).as("what there is").isFalse();
        assertThat(replica.management.get("/actuator/health").status())
                .as("health says so")
                .isEqualTo(503);
        around.startBroker();
        await().atMost(SOON).until(() -> !freshness.stale());
        assertThat(existence.isTrusted()).as("what there is").isTrue();
        isAcceptedAgain(password);
        assertThat(acme.signIn(acme.issue().secret()).field("result")).isEqualTo("accepted");
    }

    @Test
    void survivesADatabaseThatStops() {
        Issued password = acme.issue();
        assertThat(acme.signIn(password.secret()).status()).isEqualTo(200);
        // The first use changes it, so that it is read once more.
        await().atMost(SOON)
                .until(() -> replica.api
                        .get(acme.passwords(), acme.as("owner", acme.login))
                        .text()
                        .contains("\"state\":\"active\""));
        assertThat(acme.signIn(password.secret()).status()).isEqualTo(200);
        Issued unused = acme.issue();
        String unknown = AppPasswordSecret.random(SecretFormat.SHORT).shownOnce();
        acme.register("bob@" + acme.domain);
        await().atMost(SOON).until(replica.context.getBean(Existence.class)::isTrusted);
        around.stopDatabase();
        // What is remembered needs no database as long as the stream of changes is in sight, and neither do strangers.
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        assertThat(acme.signIn(unknown).field("result")).isEqualTo("refused");
        isTemporaryAtEveryDoor(unused.secret());
        assertThat(acme.decide(replica, acme.login).field("verdict")).isEqualTo("allowed");
        assertThat(acme.decide(replica, "bob@" + acme.domain).status()).isEqualTo(503);
        assertThat(acme.decide(replica, "nobody@" + acme.domain).status()).isEqualTo(200);
        assertThat(replica.api
                        .get(acme.passwords(), acme.as("owner", acme.login))
                        .status())
                .isEqualTo(503);
        around.startDatabase();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> acme.signIn(unused.secret()).text().contains("accepted"));
        assertThat(replica.api
                        .get(acme.passwords(), acme.as("owner", acme.login))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sendsWhatAProcessThatDiedLeftInTheOutbox() {
        Issued password = acme.issue();
        var collection = replica.context.getBean(MongoDatabase.class).getCollection("app_passwords");
        Document left = Mono.from(collection
                        .find(new Document("_id", acme.tenant + "/" + password.id()))
                        .first())
                .block();
        AppPasswordIssued event = new AppPasswordIssued(
                acme.tenant,
                acme.account,
                "c-left-behind",
                1,
                "left behind",
                Set.of(),
                Set.of(),
                List.of(),
                Instant.now(),
                null,
                Instant.now(),
                null,
                null,
                Actor.service("test"));
        Document copy = new Document(left)
                .append("_id", acme.tenant + "/c-left-behind")
                .append("id", "c-left-behind")
                .append("verifier", "left-behind-" + acme.tenant);
        copy.remove(Outbox.FIELD);
        // As a replica does that is killed right after its write.
        Document written = replica.context.getBean(Outbox.class).into(copy, event);
        Mono.from(collection.insertOne(written)).block();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                TopicView.events(around, Topic.CREDENTIALS, acme.tenant, AppPasswordIssued.class))
                        .filteredOn(each -> each.credential().equals("c-left-behind"))
                        .hasSize(1));
    }
}
