package dev.latchkey.credential.diagnosis;

import static dev.latchkey.credential.diagnosis.AFailure.NOW;
import static dev.latchkey.credential.diagnosis.AFailure.anna;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.credential.account.Account;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FailureProjectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTACK = 10_000;
    private static final Account ANNA = anna(AccountState.ACTIVE, Set.of());

    private static TestDatabase database;
    private static MongoClient client;

    private final AtomicInteger lookups = new AtomicInteger();
    private RecentFailures failures;
    private FailureProjection projection;

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
        failures = new RecentFailures(
                client.getDatabase(database.name()).getCollection("failures-" + System.nanoTime()),
                Clock.fixed(NOW, ZoneOffset.UTC));
        projection = new FailureProjection(failures, this::owner);
    }

    private Mono<String> owner(String tenant, String credential) {
        lookups.incrementAndGet();
        return Mono.just(ANNA.id());
    }

    private List<Instant> ofAnna() {
        return Objects.requireNonNull(failures.of(ANNA).block(PATIENCE)).stream()
                .map(Failure::at)
                .toList();
    }

    private static ReceivedEvent failed(
            int number, @Nullable String account, String login, SignInReason reason, @Nullable String credential) {
        SignInRecorded signIn = new SignInRecorded(
                "acme",
                account,
                login,
                null,
                SignInResult.REFUSED,
                reason,
                credential,
                null,
                "imap",
                "mail",
                "mx",
                "198.51.100.7",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                1,
                "r1",
                null);
        RawRecord raw = new RawRecord("latchkey.sign-ins", 0, number, null, null, Map.of());
        return new ReceivedEvent(
                new Envelope<>(new UUID(1, number), "/s", at(number), "p", number + 1, null, signIn), raw);
    }

    private static Instant at(int number) {
        return NOW.minusSeconds(ATTACK - number);
    }

    private static List<Instant> newest() {
        return IntStream.range(0, RecentFailures.KEPT)
                .mapToObj(back -> at(ATTACK - 1 - back))
                .toList();
    }

    private static List<ReceivedEvent> attack(IntStream numbers) {
        return numbers.mapToObj(number -> failed(number, ANNA.id(), ANNA.login(), SignInReason.UNKNOWN_SECRET, null))
                .toList();
    }

    private boolean matters(SignInResult result) {
        RecordedAttributes signIn = new RecordedAttributes(
                "acme", ANNA.login(), result, SignInReason.OTHER, null, "imap", "mx", null, null);
        RawRecord raw = new RawRecord(
                "latchkey.sign-ins",
                0,
                0,
                null,
                null,
                Map.of("ce_id", new UUID(1, 2).toString().getBytes()));
        return projection.interest(signIn, raw).isPresent();
    }

    @Test
    void passesOverWhatWasLetIn() {
        assertThat(matters(SignInResult.ACCEPTED)).isFalse();
        assertThat(matters(SignInResult.REFUSED)).isTrue();
        assertThat(matters(SignInResult.TEMPORARY_FAILURE)).isTrue();
    }

    @Test
    void keepsTheNewestOfTenThousandOfOneAccount() {
        projection.handle(attack(IntStream.range(0, ATTACK)));
        assertThat(ofAnna()).containsExactlyElementsOf(newest());
    }

    /** A consumer that died is succeeded by one that reads them again, in batches of its own. */
    @Test
    void isWhereItWasWhenTheyComeAgain() {
        List<ReceivedEvent> all = attack(IntStream.range(0, ATTACK));
        projection.handle(all);
        projection.handle(all);
        assertThat(ofAnna()).containsExactlyElementsOf(newest());
        projection.handle(all.subList(0, 700));
        projection.handle(all.subList(700, 1000));
        assertThat(ofAnna()).containsExactlyElementsOf(newest());
    }

    @Test
    void looksForTheOwnerOfASecretOnceHoweverOftenItIsTried() {
        List<ReceivedEvent> stale = new ArrayList<>();
        for (int number = 0; number < ATTACK; number++) {
            stale.add(failed(number, "a-bob", "bob@acme.example", SignInReason.WRONG_ACCOUNT, "c-phone"));
        }
        projection.handle(stale);
        assertThat(lookups).hasValue(1);
        assertThat(ofAnna()).containsExactlyElementsOf(newest());
    }

    @Test
    void writesDownWhatAsManyLoginsFailed() {
        List<ReceivedEvent> spray = new ArrayList<>();
        for (int number = 0; number < ATTACK; number++) {
            spray.add(failed(
                    number, "a-" + number, "user" + number + "@acme.example", SignInReason.UNKNOWN_SECRET, null));
        }
        spray.add(failed(ATTACK - 1, ANNA.id(), ANNA.login(), SignInReason.REVOKED, "c-phone"));
        projection.handle(spray);
        assertThat(ofAnna()).containsExactly(at(ATTACK - 1));
    }
}
