package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.events.AppPasswordActivated;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What one replica is told, another acts upon. */
class ReplicasIT {
    private static Replica second;
    private final Replica first = Shared.replica();
    private final Acme acme = new Acme(first);

    @BeforeAll
    static void start() {
        second = new Replica(Shared.around(), "second", "--latchkey.verification.refusal-after=20ms");
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    private void isAcceptedBy(Replica replica, Issued password) {
        assertThat(acme.signIn(replica, password.secret()).field("result")).isEqualTo("accepted");
    }

    @Test
    void refusesWhatWasRevokedElsewhere() {
        for (int round = 0; round < 10; round++) {
            Issued password = acme.issue();
            isAcceptedBy(first, password);
            isAcceptedBy(second, password);
            isAcceptedBy(second, password);
            assertThat(acme.revoke(password).status()).isEqualTo(200);
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> acme.signIn(second, password.secret())
                            .field("result")
                            .equals("refused"));
            assertThat(acme.signIn(first, password.secret()).field("result")).isEqualTo("refused");
        }
    }

    @Test
    void refusesAnAccountThatWasLockedElsewhere() {
        Issued password = acme.issue();
        isAcceptedBy(second, password);
        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"locked\"}");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        acme.signIn(second, password.secret()).field("result").equals("refused"));
    }

    /** The change is written without its event: only the database knows of it. */
    @Test
    void asksTheDatabaseWhenItCannotSeeTheStream() {
        Issued password = acme.issue();
        isAcceptedBy(second, password);
        secondHasSeenTheActivationOf(password);
        isAcceptedBy(second, password);
        AtomicBoolean sees = new AtomicBoolean(true);
        second.context.getBean(StreamFreshness.class).watch(age -> sees.get());
        Document revoked = new Document("state", "REVOKED").append("version", 99L);
        Mono.from(second.context
                        .getBean(MongoDatabase.class)
                        .getCollection("app_passwords")
                        .updateOne(
                                new Document("_id", acme.tenant + "/" + password.id()), new Document("$set", revoked)))
                .block();
        isAcceptedBy(second, password);
        sees.set(false);
        try {
            assertThat(acme.signIn(second, password.secret()).field("result")).isEqualTo("refused");
        } finally {
            sees.set(true);
        }
    }

    /** A revocation behind it in the same partition was acted upon: what stood before it was read. */
    private void secondHasSeenTheActivationOf(Issued password) {
        Awaitility.await()
                .until(() ->
                        TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordActivated.class)
                                .stream()
                                .anyMatch(each -> each.credential().equals(password.id())));
        Issued later = acme.issue();
        isAcceptedBy(second, later);
        acme.revoke(later);
        Awaitility.await()
                .until(() -> acme.signIn(second, later.secret()).field("result").equals("refused"));
    }

    @Test
    void sharesWhatItHasSeenOfGuessers() {
        for (int guess = 0; guess < 8; guess++) {
            acme.signIn(first, "guess-number-" + guess);
        }
        AtomicInteger guess = new AtomicInteger();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            acme.signIn(second, "another-guess-" + guess.incrementAndGet());
            SignInRecorded last = TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class)
                    .getLast();
            assertThat(last.replica()).isEqualTo("second");
            assertThat(last.reason()).isEqualTo(SignInReason.THROTTLED);
        });
    }
}
