package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.search.SearchBudget;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is asked for, and however little of it a request may look at: all pages are what one query would find. */
class LogSearchPropertyIT {
    private static final Instant EIGHT = Instant.parse("2026-11-20T08:00:00Z");
    private static final List<String> TENANTS = List.of("acme", "_platform", "_unassigned");
    private static TestDatabase server;
    private static MongoClient client;
    private static MongoDatabase database;
    private static MongoCollection<Document> log;

    @BeforeContainer
    static void start() {
        server = TestDatabase.start("audit");
        client = MongoClients.create(server.connectionString());
        database = client.getDatabase(server.name());
        new LogFixture(database);
        log = database.getCollection("signIns");
    }

    @AfterContainer
    static void stop() {
        client.close();
        server.close();
    }

    /** Some sign-in of some people; five instants for all of them. */
    record Entry(String tenant, int at, String person, String result, String address) {
        Document document(int number) {
            return new Document("_id", "%04d".formatted(number * 7919 % 10_000))
                    .append("shard", "s")
                    .append("index", (long) number)
                    .append("tenant", tenant)
                    .append("at", Date.from(EIGHT.plusMillis(at)))
                    .append("account", "acc-" + person)
                    .append("login", person)
                    .append("credential", "cred-" + person + "-" + at % 2)
                    .append("result", result)
                    .append("reason", result.equals("accepted") ? "accepted" : "mistyped")
                    .append("protocol", at % 2 == 0 ? "imap" : "smtp")
                    .append("addressKey", address);
        }
    }

    /** While it is read, more happens: what is newer than the first page is not on those that follow. */
    @Property(tries = 150)
    void pagesAreWhatOneQueryWouldFind(
            @ForAll("entries") List<Entry> entries,
            @ForAll("filters") Set<String> filters,
            @ForAll("callers") Caller caller,
            @ForAll @IntRange(min = 1, max = 9) int documents,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        write(entries);
        LogReader reader = reader(documents);
        LogQuery query = query(caller, filters);
        List<String> expected = unbounded(caller, filters);
        List<String> found = new ArrayList<>();
        Page<ObjectNode> page = page(reader, caller, query, limit, null);
        page.items().forEach(each -> found.add(each.path("id").asString()));
        for (int more = 0; page.nextCursor() != null; more++) {
            append(entries.size() + more);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page.searchedBackTo() != null).isEqualTo(page.items().size() < limit);
            page = page(reader, caller, query, limit, page.nextCursor());
            page.items().forEach(each -> found.add(each.path("id").asString()));
        }
        assertThat(page.searchedBackTo()).isNull();
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 50)
    void exportIsWhatOneQueryWouldFind(
            @ForAll("entries") List<Entry> entries,
            @ForAll("filters") Set<String> filters,
            @ForAll("callers") Caller caller) {
        write(entries);
        List<String> exported = reader(1)
                .all(log, query(caller, filters))
                .flatMapIterable(piece -> piece)
                .map(each -> each.getString("_id"))
                .collectList()
                .block();
        assertThat(exported).isEqualTo(unbounded(caller, filters));
    }

    private static LogReader reader(int documents) {
        DatabaseBreaker breaker = new DatabaseBreaker("log", Duration.ofSeconds(20), "away");
        SearchBudget budget = new SearchBudget(Duration.ofHours(1), documents);
        return new LogReader(breaker, budget, new TenantConcurrencyLimit("searches", 1, 1), InstantSource.fixed(EIGHT));
    }

    private static void write(List<Entry> entries) {
        Mono.from(log.deleteMany(new Document())).block();
        List<Document> documents = new ArrayList<>();
        entries.forEach(each -> documents.add(each.document(documents.size())));
        Mono.from(log.insertMany(documents)).block();
    }

    private static void append(int number) {
        Entry newer = new Entry("acme", 9, "ann", "refused", "4c0000207");
        Mono.from(log.insertOne(newer.document(number))).block();
    }

    private static LogQuery query(Caller caller, Set<String> filters) {
        return LogQuery.ofSignIns(
                SearchAuthorization.ofSignIns(caller), LogQueryTest.parameters(filters.toArray(String[]::new)));
    }

    private static Page<ObjectNode> page(LogReader reader, Caller caller, LogQuery query, int limit, String cursor) {
        PageRequest request = new PageRequest(limit, cursor == null ? null : Cursor.parse(cursor));
        return reader.page(caller, log, query, request, LogSearchPropertyIT::view)
                .block();
    }

    private static ObjectNode view(Document found) {
        return new JsonMapper().createObjectNode().put("id", found.getString("_id"));
    }

    /** As a search was before it had steps. */
    private static List<String> unbounded(Caller caller, Set<String> filters) {
        Document conditions = SearchConditions.ofSignIns(LogQueryTest.parameters(filters.toArray(String[]::new)));
        Document scope =
                new Document("$or", SearchAuthorization.ofSignIns(caller).alternatives());
        return Flux.from(log.find(new Document("$and", List.of(scope, conditions)))
                        .sort(PageOrder.newestFirst("at").sort()))
                .map(each -> each.getString("_id"))
                .collectList()
                .block();
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return Combinators.combine(
                        Arbitraries.of(TENANTS),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of("ann", "bob"),
                        Arbitraries.of("accepted", "refused"),
                        Arbitraries.of("4c0000207", "4c0000263", "620010db8000000000000000000000007"))
                .as(Entry::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Set<String>> filters() {
        return Arbitraries.of(
                        "login=Ann",
                        "account=acc-bob",
                        "credential=cred-ann-1",
                        "result=refused",
                        "reason=mistyped",
                        "protocol=imap",
                        "address=192.0.2.7",
                        "address=192.0.2.0/24",
                        "address=2001:db8::/32",
                        "from=2026-11-20T08:00:00.001Z",
                        "to=2026-11-20T08:00:00.004Z")
                .set()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Caller> callers() {
        return Arbitraries.of(
                LogQueryTest.AUDITOR,
                LogQueryTest.caller("other", Role.AUDITOR),
                LogQueryTest.caller("acme", Role.PLATFORM),
                LogQueryTest.caller("acme", Role.PLATFORM, Role.ANALYST));
    }
}
