package dev.latchkey.kit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A log of 20,000 entries, of which one tenant has every second: three at the same instant. */
class BoundedSearchIT {
    private static final int ENTRIES = 20_000;
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final PageOrder NEWEST_FIRST = PageOrder.newestFirst("at");
    private static final DatabaseBreaker BREAKER = new DatabaseBreaker("log", Duration.ofSeconds(20), "away");
    private static final Queue<BsonDocument> COMMANDS = new ConcurrentLinkedQueue<>();

    private static TestDatabase server;
    private static MongoClient client;
    private static MongoDatabase database;
    private static MongoCollection<Document> log;

    @BeforeAll
    static void fill() {
        server = TestDatabase.start("search");
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        COMMANDS.add(event.getCommand().clone());
                    }
                })
                .build());
        database = client.getDatabase(server.name());
        log = database.getCollection("log");
        Mono.from(log.createIndex(new Document("tenant", 1).append("at", -1).append("_id", -1)))
                .block();
        Mono.from(log.createIndex(new Document("tenant", 1).append("place", 1))).block();
        Mono.from(log.insertMany(IntStream.range(0, ENTRIES)
                        .mapToObj(BoundedSearchIT::entry)
                        .toList()))
                .block();
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        COMMANDS.clear();
    }

    private static Document entry(int number) {
        return new Document("_id", "%05d".formatted(number))
                .append("tenant", number % 2 == 0 ? "acme" : "other")
                .append("at", Date.from(START.plusMillis(number / 6)))
                .append("place", number)
                .append("color", number % 5_000 == 0 ? "red" : "blue");
    }

    private BoundedSearch search(int documents) {
        SearchBudget budget = new SearchBudget(Duration.ofHours(1), documents);
        return new BoundedSearch(NEWEST_FIRST, budget, BREAKER, InstantSource.fixed(START));
    }

    private static SearchFilter of(String tenant, String color) {
        return SearchFilter.of(new Document("tenant", tenant), new Document("color", color));
    }

    private Page<String> page(int documents, SearchFilter filter, int limit, @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor == null ? null : Cursor.parse(cursor));
        return search(documents)
                .page(log, List.of(filter), request, found -> found.getString("_id"))
                .block();
    }

    @Test
    void saysHowFarItCameWhereNothingMatches() {
        Page<String> page = page(1_000, of("acme", "green"), 50, null);

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isNotNull();
        assertThat(page.searchedBackTo()).isEqualTo(START.plusMillis((ENTRIES - 2_000) / 6));
    }

    @Test
    void isCompleteWhereNothingIsLeft() {
        assertThat(page(ENTRIES, of("acme", "green"), 50, null)).isEqualTo(Page.whole(List.of()));
        assertThat(page(ENTRIES, of("nobody", "green"), 50, null)).isEqualTo(Page.whole(List.of()));
    }

    /** Of the oldest ones, which no step of ten reaches. */
    @Test
    void readsWhatIsFewByAnotherIndex() {
        Document few = new Document("place", new Document("$gte", 100).append("$lt", 300));
        Page<String> page = page(10, narrow(few), 3, null);
        assertThat(page.items()).containsExactly("00298", "00296", "00294");
        assertThat(page(10, narrow(few), 500, page.nextCursor()).items()).hasSize(97);

        Document many = new Document("place", new Document("$lt", 10_000));
        assertThat(page(10, narrow(many), 3, null).items()).isEmpty();
    }

    private static SearchFilter narrow(Document places) {
        Document acme = new Document("tenant", "acme");
        return new SearchFilter(acme, places, PageOrder.both(acme, places));
    }

    @Test
    void pageThatIsFullIsNoSearchThatEnded() {
        Page<String> page = page(ENTRIES, of("acme", "blue"), 50, null);

        assertThat(page.items()).hasSize(50).startsWith("19998", "19996");
        assertThat(page.nextCursor()).isNotNull();
        assertThat(page.searchedBackTo()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 999, 3_000})
    void goesOnToTheSameItems(int documents) {
        List<String> found = new ArrayList<>();
        SearchFilter filter = SearchFilter.of(lately(), new Document("color", "red"));
        Page<String> page = page(documents, filter, 1, null);
        found.addAll(page.items());
        while (page.nextCursor() != null) {
            page = page(documents, filter, 1, page.nextCursor());
            found.addAll(page.items());
        }
        assertThat(found).isEqualTo(unbounded(filter)).containsExactly("10000", "05000");
    }

    private static Document lately() {
        return new Document("tenant", "acme")
                .append(
                        "at",
                        new Document("$gte", Date.from(START.plusMillis(800)))
                                .append("$lt", Date.from(START.plusMillis(1_700))));
    }

    private static List<String> unbounded(SearchFilter filter) {
        return Flux.from(log.find(PageOrder.both(filter.indexed(), filter.remaining()))
                        .sort(NEWEST_FIRST.sort()))
                .map(found -> found.getString("_id"))
                .collectList()
                .block();
    }

    @Test
    void endsWhenItsTimeIsOver() {
        AtomicLong calls = new AtomicLong();
        InstantSource goingOn = () -> START.plusMillis(calls.incrementAndGet());
        SearchBudget budget = new SearchBudget(Duration.ofMillis(2), ENTRIES);
        BoundedSearch search = new BoundedSearch(NEWEST_FIRST, budget, BREAKER, goingOn);
        Page<String> page = search.page(log, List.of(of("acme", "green")), PageRequest.first(), d -> "")
                .block();

        assertThat(page.searchedBackTo()).isEqualTo(START.plusMillis((ENTRIES - 1_000) / 6));
    }

    @Test
    void saysHowFarItCameWhereTheDatabaseFailsInTheMiddle() {
        Page<Document> page = search(ENTRIES)
                .page(failing(4), List.of(of("acme", "green")), PageRequest.first(), found -> found)
                .block();
        assertThat(page.searchedBackTo()).isEqualTo(START.plusMillis((ENTRIES - 3_000) / 6));

        Mono<Page<Document>> nothing =
                search(ENTRIES).page(failing(0), List.of(of("acme", "green")), PageRequest.first(), found -> found);
        assertThatThrownBy(nothing::block).isInstanceOf(MongoTimeoutException.class);
    }

    /** After so many queries. */
    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> failing(int queries) {
        AtomicLong left = new AtomicLong(queries);
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                BoundedSearchIT.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("find") && left.getAndDecrement() <= 0) {
                        throw new MongoTimeoutException("away");
                    }
                    return method.invoke(log, given);
                });
    }

    /** The queries that were made, made again to be explained. */
    @Test
    void looksAtNoMoreThanItSaysAndFindsItByAnIndex() {
        page(ENTRIES, of("acme", "green"), 50, null);
        search(1).all(log, List.of(of("acme", "red"))).blockLast();

        List<BsonDocument> finds = finds();
        assertThat(finds).hasSizeGreaterThan(8);
        assertThat(finds).allSatisfy(find -> {
            assertThat(find).containsKey("maxTimeMS").containsKey("limit");
            Document explained = explain(find);
            assertThat(explained.toJson()).contains("IXSCAN").doesNotContain("COLLSCAN", "\"SORT\"");
            assertThat(examined(explained)).isLessThanOrEqualTo(8_000);
        });
        assertThat(commands("getMore")).isEmpty();
    }

    /** The step that was under way may end; what would have followed does not begin, whatever else is asked for. */
    @Test
    void asksForNothingMoreOnceNobodyWaits() {
        search(1).all(log, List.of(of("other", "green"))).blockFirst();
        page(ENTRIES, of("acme", "red"), 50, null);

        assertThat(findsOfOther()).hasSizeLessThanOrEqualTo(4);
    }

    /** One piece is on its way to whoever asks for it. */
    @Test
    void waitsForWhoeverTakesThePieces() {
        BaseSubscriber<List<Document>> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(2);
            }
        };
        search(1)
                .all(log, List.of(SearchFilter.of(new Document("tenant", "other"))))
                .subscribe(slow);
        page(ENTRIES, of("acme", "red"), 50, null);

        assertThat(findsOfOther()).hasSizeLessThanOrEqualTo(4);
        slow.cancel();
    }

    @Test
    void findsAllInPiecesOfWhichSomeAreEmpty() {
        List<List<Document>> pieces =
                search(1).all(log, List.of(of("acme", "red"))).collectList().block();

        assertThat(pieces).anyMatch(List::isEmpty).allMatch(piece -> piece.size() <= 500);
        assertThat(pieces.stream().flatMap(List::stream).map(found -> found.getString("_id")))
                .containsExactly("15000", "10000", "05000", "00000");
    }

    @Test
    void putsWhatSeveralFiltersFindIntoOneOrder() {
        List<SearchFilter> both = List.of(of("acme", "red"), SearchFilter.of(lateOthers()));
        List<String> found = new ArrayList<>();
        Cursor cursor = null;
        do {
            Page<String> page = search(900)
                    .page(log, both, new PageRequest(40, cursor), each -> each.getString("_id"))
                    .block();
            found.addAll(page.items());
            cursor = page.nextCursor() == null ? null : Cursor.parse(page.nextCursor());
        } while (cursor != null);

        List<String> expected = Stream.of(unbounded(both.get(0)), unbounded(both.get(1)))
                .flatMap(List::stream)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(100);
        assertThat(search(1)
                        .all(log, both)
                        .flatMapIterable(piece -> piece)
                        .map(each -> each.getString("_id"))
                        .collectList()
                        .block())
                .isEqualTo(expected);
    }

    private static Document lateOthers() {
        return new Document("tenant", "other").append("at", new Document("$gte", Date.from(START.plusMillis(3_300))));
    }

    private static List<BsonDocument> findsOfOther() {
        return finds().stream()
                .filter(find -> find.toJson().contains("\"other\""))
                .toList();
    }

    private static List<BsonDocument> finds() {
        return commands("find");
    }

    private static List<BsonDocument> commands(String name) {
        return COMMANDS.stream().filter(each -> each.getFirstKey().equals(name)).toList();
    }

    private static Document explain(BsonDocument find) {
        BsonDocument query = new BsonDocument();
        find.forEach(query::append);
        List.of("$db", "lsid", "$readPreference").forEach(query::remove);
        return Mono.from(database.runCommand(new Document("explain", query).append("verbosity", "executionStats")))
                .block();
    }

    private static long examined(Document explained) {
        return explained
                .get("executionStats", Document.class)
                .get("totalDocsExamined", Number.class)
                .longValue();
    }
}
