package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.AppPasswordReminded;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Owners hear in time of what will end. */
class ReminderIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private List<AppPasswordReminded> reminders() {
        return TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordReminded.class);
    }

    private void wasUsed(Issued password, Instant at) {
        Mono.from(replica.context
                        .getBean(MongoDatabase.class)
                        .getCollection("last_uses")
                        .insertOne(new Document("_id", acme.tenant + "/" + password.id())
                                .append("tenant", acme.tenant)
                                .append("account", acme.account)
                                .append("credential", password.id())
                                .append("at", at)
                                .append("protocol", "imap")
                                .append("frontDoor", "d")))
                .block(Duration.ofSeconds(10));
    }

    @Test
    void tellsOfAUseAfterALongSilenceAndOfNoOther() {
        Issued silent = acme.issue();
        Issued lately = acme.issue();
        wasUsed(silent, Instant.now().minus(100, ChronoUnit.DAYS));
        wasUsed(lately, Instant.now().minus(80, ChronoUnit.DAYS));
        acme.signIn(lately.secret());
        acme.signIn(silent.secret());
        acme.signIn(silent.secret());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TopicView.events(
                                Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordReawakened.class))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.credential()).isEqualTo(silent.id());
                            assertThat(event.address()).isEqualTo("192.0.2.7");
                        }));
    }

    private String expiring(int days) {
        Instant at = Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return "{\"label\":\"in %d days\",\"expiresAt\":\"%s\"}".formatted(days, at);
    }

    @Test
    void remindsOnceOfWhatEndsSoon() {
        acme.issue(expiring(60));
        Issued ends = acme.issue(expiring(3));
        Issued old = acme.issue();
        acme.post("admin", acme.passwords() + "/" + old.id() + "/rotate", "{\"overlap\":\"P1D\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reminders())
                        .extracting(AppPasswordReminded::credential, AppPasswordReminded::what)
                        .containsExactlyInAnyOrder(tuple(ends.id(), "expires"), tuple(old.id(), "retires")));
        Issued next = acme.issue(expiring(4));
        // Whoever has looked again and reminded of this one has had the chance to repeat itself about the others.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reminders())
                        .extracting(AppPasswordReminded::credential)
                        .contains(next.id()));
        assertThat(reminders()).hasSize(3);
    }
}
