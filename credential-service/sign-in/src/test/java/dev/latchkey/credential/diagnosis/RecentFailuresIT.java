package dev.latchkey.credential.diagnosis;

import static dev.latchkey.credential.diagnosis.AFailure.NOW;
import static dev.latchkey.credential.diagnosis.AFailure.aFailure;
import static dev.latchkey.credential.diagnosis.AFailure.anna;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.account.Account;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.kit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RecentFailuresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Account ANNA = anna(AccountState.ACTIVE, Set.of());
    private static final FailureBucket OWN = FailureBucket.ofAccount("acme", "a-anna");

    private static TestDatabase database;
    private static MongoClient client;

    private MongoCollection<Document> collection;
    private RecentFailures failures;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("failures");
        client = MongoClients.create(database.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        collection = client.getDatabase(database.name()).getCollection("failures-" + System.nanoTime());
        failures = new RecentFailures(collection, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void add(FailureBucket bucket, Failure... fresh) {
        failures.add(Map.of(bucket, List.of(fresh))).block(PATIENCE);
    }

    private List<Failure> ofAnna() {
        return Objects.requireNonNull(failures.of(ANNA).block(PATIENCE));
    }

    private int stored(FailureBucket bucket) {
        return Objects.requireNonNull(Mono.from(collection.find(new Document("_id", bucket.id())))
                        .block(PATIENCE))
                .getList("failures", Document.class)
                .size();
    }

    @Test
    void givesBackWhatItWasGivenNewestFirst() {
        Failure first = aFailure(SignInReason.BLOCKED_BY_POLICY)
                .at(NOW.minusSeconds(9))
                .blockedBy("Not at night", "timeWindows")
                .build();
        Failure second = aFailure(SignInReason.MISTYPED)
                .at(NOW.minusSeconds(5))
                .withSecretOfNobody("3fa")
                .from(null)
                .build();
        add(OWN, first, second);
        assertThat(ofAnna()).containsExactly(second, first);
    }

    @Test
    void keepsWhatIsHandedOverAgainOnce() {
        Failure one = aFailure(SignInReason.REVOKED).build();
        Failure other = aFailure(SignInReason.REVOKED).build();
        add(OWN, one, one);
        add(OWN, one, other);
        add(OWN, one, other);
        assertThat(ofAnna()).containsExactlyInAnyOrder(one, other);
        assertThat(stored(OWN)).isEqualTo(2);
    }

    @Test
    void keepsTheNewestFiftyHoweverManyThereAre() {
        List<Failure> many = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            many.add(aFailure(SignInReason.UNKNOWN_SECRET)
                    .at(NOW.minusSeconds(1000 - i))
                    .build());
        }
        failures.add(Map.of(OWN, many.subList(0, 100))).block(PATIENCE);
        failures.add(Map.of(OWN, many.subList(100, 130))).block(PATIENCE);
        assertThat(stored(OWN)).isEqualTo(RecentFailures.KEPT);
        assertThat(ofAnna()).containsExactlyElementsOf(many.subList(80, 130).reversed());
    }

    @Test
    void forgetsWhatIsOldAlsoWhereTheDatabaseDoesNot() {
        Failure old = aFailure(SignInReason.REVOKED)
                .at(NOW.minus(RecentFailures.KEPT_FOR).minusSeconds(1))
                .build();
        Failure recent = aFailure(SignInReason.REVOKED).build();
        add(OWN, old, recent);
        assertThat(ofAnna()).containsExactly(recent);
    }

    @Test
    void passesOverARecordThatAnotherSupersedes() {
        Failure unconfirmed = aFailure(SignInReason.REVOKED).build();
        Failure instead = aFailure(SignInReason.TEMPORARY_FAILURE)
                .superseding(unconfirmed.id())
                .build();
        add(OWN, unconfirmed, instead);
        assertThat(ofAnna()).containsExactly(instead);
    }

    @Test
    void findsWhatFailedBeforeTheAccountWasThereAndNothingOfItsNeighbours() {
        Failure before = aFailure(SignInReason.ACCOUNT_UNKNOWN).build();
        Failure neighbour =
                aFailure(SignInReason.ACCOUNT_UNKNOWN).as("x@acme.example").build();
        Failure undecided = aFailure(SignInReason.TEMPORARY_FAILURE).build();
        Failure strayed =
                aFailure(SignInReason.ACCOUNT_UNKNOWN).as("ana@acme.example").build();
        add(FailureBucket.ofLogin("acme", ANNA.login()), before, neighbour);
        add(FailureBucket.ofLogin("_unassigned", ANNA.login()), undecided);
        add(
                FailureBucket.ofLogin("other", ANNA.login()),
                aFailure(SignInReason.ACCOUNT_UNKNOWN).build());
        add(OWN, strayed);
        assertThat(ofAnna()).containsExactlyInAnyOrder(before, undecided, strayed);
    }

    @Test
    void makesOfAnyNumberOfInventedLoginsAFewDocuments() {
        for (int i = 0; i < 300; i++) {
            add(
                    FailureBucket.ofLogin("acme", "guess-" + i + "@acme.example"),
                    aFailure(SignInReason.ACCOUNT_UNKNOWN).build());
        }
        assertThat(Flux.from(collection.find()).count().block(PATIENCE)).isLessThanOrEqualTo(64);
    }
}
