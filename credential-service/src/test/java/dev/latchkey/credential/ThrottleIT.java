package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Whom failures hold back, whose they are, and what of that outlives a restart. */
class ThrottleIT {
    private static final String HOME = "192.0.2.7";
    private static final String ELSEWHERE = "198.18.0.1";

    private static Surroundings around;
    private static Replica replica;
    private Acme acme;

    @BeforeAll
    static void start() {
        around = new Surroundings();
        replica = replica("first");
        ThrottleDecisions.begin(around, replica);
    }

    @AfterAll
    static void stop() {
        replica.close();
        around.close();
    }

    private static Replica replica(String name) {
        return new Replica(around, name, "--latchkey.verification.refusal-after=5ms");
    }

    private String signIn(Replica at, String login, String secret, @Nullable String address) {
        String from = address == null ? "" : ",\"address\":\"%s\"".formatted(address);
        Answer answer = at.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\"%s}".formatted(login, secret, from),
                "X-Latchkey-Door-Key",
                acme.key);
        return answer.field("result");
    }

    /** The database has it from long ago: the stream tells of it no more. */
    private void usedLongAgo(Issued password) {
        Instant then = Instant.parse("2026-01-04T03:00:00Z");
        Document use = new Document("_id", acme.tenant + "/" + password.id())
                .append("tenant", acme.tenant)
                .append("account", acme.account)
                .append("credential", password.id())
                .append("at", then)
                .append("address", HOME)
                .append("protocol", "imap")
                .append("frontDoor", "d-" + acme.tenant)
                .append("networks", List.of("203.0.113.0/24", "192.0.2.0/24"));
        Mono.from(replica.context
                        .getBean(MongoDatabase.class)
                        .getCollection("last_uses")
                        .insertOne(use))
                .block();
    }

    /** From a hundred networks at the account, and by a neighbour of its owner's at other accounts. */
    private void attack() {
        for (int guess = 0; guess < 110; guess++) {
            signIn(replica, acme.login, "guess number " + guess, "198.51." + guess + ".9");
        }
        for (int guess = 0; guess < 40; guess++) {
            signIn(replica, "user" + guess + "@" + acme.domain, "guess number " + guess, HOME);
        }
    }

    private void isLetInAHundredTimes(Replica at, Issued password) {
        for (int i = 0; i < 100; i++) {
            assertThat(signIn(at, acme.login, password.secret(), HOME)).isEqualTo("accepted");
        }
    }

    @Test
    void letsAKnownDeviceInWhileItsAccountIsUnderAttackAndAfterARestart() {
        acme = new Acme(replica);
        Issued nightly = acme.issue();
        usedLongAgo(nightly);
        attack();
        assertThat(signIn(replica, acme.login, nightly.secret(), ELSEWHERE)).isEqualTo("refused");
        // Of a device for that alone: where it is let in it is familiar from then on.
        Issued probe = acme.issue();
        AtomicInteger networks = new AtomicInteger();
        try (Replica restarted = replica("restarted")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> signIn(
                                    restarted,
                                    acme.login,
                                    probe.secret(),
                                    "198.18." + networks.incrementAndGet() % 250 + ".9")
                            .equals("refused"));
            isLetInAHundredTimes(restarted, nightly);
        }
        isLetInAHundredTimes(replica, nightly);
    }

    @Test
    void remembersWhereAnAccountWasLetIn() {
        acme = new Acme(replica);
        Issued password = acme.issue();
        assertThat(signIn(replica, acme.login, password.secret(), HOME)).isEqualTo("accepted");
        await().until(() -> Mono.from(replica.context
                        .getBean(MongoDatabase.class)
                        .getCollection("last_uses")
                        .find(new Document("tenant", acme.tenant).append("networks", "192.0.2.0/24"))
                        .first())
                .blockOptional()
                .isPresent());
    }

    @Test
    void closesALoginAtADoorThatTellsNoAddressesAndNowhereElse() {
        acme = new Acme(replica);
        Issued password = acme.issue();
        for (int guess = 0; guess < 105; guess++) {
            signIn(replica, acme.login, "guess number " + guess, null);
        }
        assertThat(signIn(replica, acme.login, password.secret(), null)).isEqualTo("refused");
        assertThat(signIn(replica, acme.login, password.secret(), ELSEWHERE)).isEqualTo("accepted");
        Answer door = acme.door("second-" + acme.tenant, "\"imap\"", "");
        assertThat(door.json().at("/notes/0").asString()).contains("tell the client's address", "closed to everybody");
        Answer elsewhere = replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\"}".formatted(acme.login, password.secret()),
                "X-Latchkey-Door-Key",
                door.field("key"));
        assertThat(elsewhere.field("result")).isEqualTo("accepted");
    }

    @Test
    void blamesNoDeviceOfTheOwnersForWhatOthersDid() {
        acme = new Acme(replica);
        Issued password = acme.issue();
        attack();
        signIn(replica, acme.login, password.secret(), ELSEWHERE);
        String path = "/v1/accounts/" + acme.account + "/diagnosis";
        await().untilAsserted(() -> {
            JsonNode told = finding(replica.api.get(path, acme.as("owner", acme.login)));
            assertThat(told.path("reason").asString()).isEqualTo("throttled");
            assertThat(told.path("explanation").asString()).contains("Others had tried", ELSEWHERE);
            assertThat(told.path("remedy").asString())
                    .contains("Nothing is known to be wrong with the device")
                    .doesNotContain("keeps sending a wrong password");
            assertThat(Instant.parse(told.path("until").asString())).isAfter(Instant.now());
        });
    }

    private static JsonNode finding(Answer answer) {
        return answer.json()
                .at("/failures")
                .valueStream()
                .filter(each -> each.path("address").asString().equals(ELSEWHERE))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.text()));
    }
}
