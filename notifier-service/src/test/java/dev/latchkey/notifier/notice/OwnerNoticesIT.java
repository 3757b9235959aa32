package dev.latchkey.notifier.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.notifier.notice.OwnerNotices.Leased;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Notices and their recipients in the database, whoever is faster. */
class OwnerNoticesIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private static TestDatabase database;
    private static MongoClient client;

    private final String collection = UUID.randomUUID().toString();
    private final Notice notice = new Notice(
            UUID.randomUUID().toString(),
            "acme",
            "a-1",
            List.of("c-1"),
            NoticeKind.ISSUED,
            "Phone",
            NOW,
            "somebody",
            NOW.plus(Duration.ofDays(7)));

    @BeforeAll
    static void start() {
        database = TestDatabase.start("notifier");
        client = MongoClients.create(database.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        database.close();
    }

    private OwnerNotices at(Instant time) {
        return new OwnerNotices(
                client.getDatabase(database.name()).getCollection(collection), Clock.fixed(time, ZoneOffset.UTC));
    }

    private static <T> T done(Mono<T> work) {
        return work.block(Duration.ofSeconds(10));
    }

    private Leased leased() {
        done(at(NOW).add(notice));
        return done(at(NOW).lease());
    }

    private boolean isAnythingDue() {
        return done(at(NOW.plus(Duration.ofDays(1))).lease().hasElement());
    }

    @Test
    void areTwoMailsAndNoThird() {
        Leased first = leased();
        done(at(NOW).sent(first, AGAIN));
        assertThat(done(at(NOW).lease().hasElement())).as("not yet").isFalse();
        Leased second = done(at(NOW.plus(AGAIN)).lease());
        assertThat(second.sent()).isEqualTo(1);
        done(at(NOW.plus(AGAIN)).sent(second, AGAIN));
        assertThat(isAnythingDue()).isFalse();
    }

    @Test
    void areOverWhenTheOwnerDisownsWhileAMailIsBeingSent() {
        Leased first = leased();
        done(at(NOW).disowned(notice));
        done(at(NOW).sent(first, AGAIN));
        assertThat(isAnythingDue()).isFalse();
    }

    @Test
    void areOverWhenTheOwnerDisownsWhileAMailFails() {
        Leased first = leased();
        done(at(NOW).disowned(notice));
        done(at(NOW).failed(first, AGAIN));
        assertThat(isAnythingDue()).isFalse();
    }

    @Test
    void belongToWhoeverLeasedThemLast() {
        Leased slow = leased();
        Instant later = NOW.plus(Duration.ofMinutes(2));
        Leased other = done(at(later).lease());
        done(at(later).sent(other, AGAIN));
        done(at(later).givenUp(slow));
        assertThat(isAnythingDue()).as("the second mail").isTrue();
    }

    @Test
    void goToTheNewestAddressWhateverIsReadLast() {
        Recipients recipients =
                new Recipients(client.getDatabase(database.name()).getCollection(collection + "-r"));
        done(recipients.keep(account("new@acme.example", 2)));
        done(recipients.keep(account("old@acme.example", 1)));
        assertThat(done(recipients.of("acme", "a-1"))).isEqualTo("new@acme.example");
        done(recipients.keep(account("newest@acme.example", 3)));
        assertThat(done(recipients.of("acme", "a-1"))).isEqualTo("newest@acme.example");
        assertThat(done(recipients.of("globex", "a-1").hasElement())).isFalse();
    }

    private static AccountChanged account(String email, long version) {
        return new AccountChanged(
                "acme",
                "a-1",
                "anna@acme.example",
                null,
                null,
                email,
                AccountState.ACTIVE,
                Set.of(),
                version,
                new Actor("adam", "person"));
    }

    @Test
    void canBeFoundByTheIdThatALinkNames() {
        leased();
        assertThat(done(at(NOW).byId(notice.id()))).isEqualTo(notice);
    }
}
