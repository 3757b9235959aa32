package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.queryplan.LastQuery;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How much is read to find what is due, where nearly nothing is. */
class DueAppPasswordsIT {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(14));
    private static final Instant LATER = NOW.plus(Duration.ofDays(300));
    private static final Instant OLD = NOW.minus(Duration.ofDays(400));
    private static final Instant FRESH = NOW.minus(Duration.ofDays(1));
    private static final Instant YEAR_AGO = NOW.minus(Duration.ofDays(365));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 20_000;
    private static final int FEW = 200;

    private static final LastQuery QUERY = new LastQuery(AppPasswordDocument.STATE);
    private static TestDatabase server;
    private static MongoClient client;
    private static MongoCollection<Document> collection;
    private static DueAppPasswords due;

    @BeforeAll
    static void fill() {
        server = TestDatabase.start("due");
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(QUERY)
                .build());
        collection = client.getDatabase(server.name()).getCollection("app_passwords");
        Mono.from(collection.createIndexes(
                        AppPasswordIndexes.of("app_passwords").models()))
                .block(PATIENCE);
        due = new DueAppPasswords(collection);
        insert("fresh", MANY, AppPasswordState.ACTIVE, FRESH, LATER, null);
        insert("revoked", MANY, AppPasswordState.REVOKED, OLD, SOON.minusSeconds(1), null);
        insert("expiring", FEW, AppPasswordState.ACTIVE, FRESH, SOON.minusSeconds(1), null);
        insert("retiring", FEW, AppPasswordState.RETIRING, FRESH, LATER, SOON.minusSeconds(1));
        insert("old", FEW, AppPasswordState.ACTIVE, OLD, LATER, null);
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    private static void insert(
            String name,
            int count,
            AppPasswordState state,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant retiresAt) {
        Flux.range(0, count)
                .map(i -> document(name + i, state, issuedAt, expiresAt, retiresAt))
                .buffer(1_000)
                .concatMap(collection::insertMany)
                .blockLast(PATIENCE);
    }

    private static Document document(
            String id, AppPasswordState state, Instant issuedAt, Instant expiresAt, @Nullable Instant retiresAt) {
        AppPassword password = new AppPassword(
                "acme",
                "a-1",
                id,
                "phone",
                null,
                state,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                issuedAt,
                expiresAt,
                issuedAt.plusSeconds(60),
                issuedAt,
                null,
                null,
                null,
                retiresAt == null ? null : new SuccessorReference("next", issuedAt, retiresAt),
                null,
                Set.of(),
                1);
        return AppPasswordDocument.write(password).append(AppPasswordDocument.VERIFIER, id);
    }

    private static void readsOnlyWhatIsDue(Flux<AppPassword> found) {
        assertThat(found.count().block(PATIENCE)).isEqualTo(FEW);
        assertThat(QUERY.documentsExamined(client.getDatabase(server.name()))).isEqualTo(FEW);
    }

    @Test
    void whatExpiresSoonIsFoundAlone() {
        readsOnlyWhatIsDue(due.expiringBefore(NOW, SOON));
    }

    @Test
    void whatRetiresSoonIsFoundAlone() {
        readsOnlyWhatIsDue(due.retiringBefore(NOW, SOON));
        readsOnlyWhatIsDue(due.rotated());
    }

    @Test
    void whatWasNotRotatedSinceIsFoundAlone() {
        readsOnlyWhatIsDue(due.toRemindOfRotation("acme", YEAR_AGO, NOW));
    }

    @Test
    void pagesOfWhatIsOverdueAreReadFromWhatIsOverdue() {
        List<String> read = new ArrayList<>();
        PageRequest request = PageRequest.first();
        while (request != null) {
            Page<AppPassword> page = due.overdue("acme", YEAR_AGO, NOW, request)
                    .blockOptional(PATIENCE)
                    .orElseThrow();
            assertThat(QUERY.documentsExamined(client.getDatabase(server.name())))
                    .isLessThanOrEqualTo(FEW);
            page.items().forEach(each -> read.add(each.id()));
            request = page.nextCursor() == null
                    ? null
                    : new PageRequest(request.limit(), Cursor.parse(page.nextCursor()));
        }
        assertThat(read)
                .isEqualTo(IntStream.range(0, FEW)
                        .mapToObj(i -> "old" + i)
                        .sorted()
                        .toList());
    }
}
