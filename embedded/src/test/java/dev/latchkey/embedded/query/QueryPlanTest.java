package dev.latchkey.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.DocumentStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which index answers a query, and how much is read for it; of a log of sign-ins as audit-service keeps one. */
class QueryPlanTest {
    private static final int ENTRIES = 5_000;
    private static final Document NEWEST_FIRST = new Document("at", -1).append("_id", -1);

    private static DocumentStore store;
    private static CollectionStore log;

    @BeforeAll
    static void fill() {
        store = DocumentStore.inMemory();
        var catalog = Catalog.of(store);
        log = catalog.findOrCreate("audit.signIns");
        createIndex(catalog, "place", new Document("shard", 1).append("index", 1), new Document("unique", true));
        createIndex(catalog, "newest", keys("tenant"), new Document());
        createIndex(catalog, "byAccount", keys("tenant", "account"), new Document());
        createIndex(catalog, "byAddress", keys("tenant", "addressKey"), new Document());
        createIndex(catalog, "waiting", new Document("waitingSince", 1), new Document("sparse", true));
        createIndex(catalog, "words", new Document("words", 1), new Document());
        createIndex(
                catalog,
                "refused",
                new Document("reason", 1),
                new Document("partialFilterExpression", new Document("result", "refused")));
        IntStream.range(0, ENTRIES).mapToObj(QueryPlanTest::entry).forEach(log::insert);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static void createIndex(Catalog catalog, String name, Document keys, Document options) {
        catalog.createIndex(
                log,
                new Document("name", name).append("key", keys).append("v", 2).appendAll(options));
    }

    private static Document keys(String... within) {
        var keys = new Document();
        List.of(within).forEach(field -> keys.append(field, 1));
        return keys.appendAll(NEWEST_FIRST);
    }

    private static Document entry(int number) {
        var entry = new Document("_id", "%05d".formatted(number))
                .append("tenant", number % 2 == 0 ? "acme" : "other")
                .append("shard", "s" + number % 3)
                .append("index", (long) number / 3)
                .append("account", "account-" + number % 50)
                .append("addressKey", "%04d".formatted(number % 1_000))
                .append("at", Instant.EPOCH.plusSeconds(number))
                .append("result", number % 100 == 0 ? "refused" : "accepted")
                .append("words", List.of("even-" + number % 2, "third-" + number % 3))
                .append("reason", "r" + number % 7);
        return number % 1_000 == 0 ? entry.append("waitingSince", Instant.EPOCH) : entry;
    }

    @Test
    void aPageIsReadFromTheIndexAlone() {
        var explained = explain(of("tenant", "acme"), NEWEST_FIRST, 51);
        assertThat(index(explained)).isEqualTo("newest");
        assertThat(examined(explained)).isEqualTo(51);
    }

    @Test
    void theNextPageBeginsWhereTheLastEnded() {
        var at = Instant.EPOCH.plusSeconds(1_000);
        var behind = List.of(of("at", of("$lt", at)), of("at", at).append("_id", of("$lt", "01000")));
        var explained = explain(
                of("$and", List.of(of("tenant", "acme"), new Document())).append("$or", behind), NEWEST_FIRST, 51);
        assertThat(index(explained)).isEqualTo("newest");
        assertThat(examined(explained)).isLessThanOrEqualTo(52);
    }

    @Test
    void anOrderIsReadBackward() {
        var oldestFirst = new Document("at", 1).append("_id", 1);
        var explained = explain(of("tenant", "acme").append("account", "account-2"), oldestFirst, 10);
        assertThat(index(explained)).isEqualTo("byAccount");
        assertThat(explained.toString())
                .contains("\"direction\" : \"backward\"")
                .doesNotContain("\"SORT\"");
        assertThat(examined(explained)).isEqualTo(10);
    }

    @Test
    void aNarrowRangeIsSorted() {
        var narrow =
                of("tenant", "acme").append("addressKey", of("$gte", "0100").append("$lte", "0110"));
        var explained = explain(narrow, NEWEST_FIRST, 51);
        assertThat(index(explained)).isEqualTo("byAddress");
        assertThat(explained.toString()).contains("\"SORT\"");
        assertThat(examined(explained)).isLessThan(100);
    }

    @Test
    void aWideRangeIsReadInItsOrder() {
        var wide = of("tenant", "acme").append("addressKey", of("$gte", "0000"));
        var explained = explain(wide, NEWEST_FIRST, 10);
        assertThat(index(explained)).isEqualTo("newest");
        assertThat(examined(explained)).isEqualTo(10);
    }

    @Test
    void whatAFewHaveIsFoundAmongThem() {
        var explained = explain(of("waitingSince", of("$lt", Instant.now())), of("_id", 1), 500);
        assertThat(index(explained)).isEqualTo("waiting");
        assertThat(examined(explained)).isEqualTo(ENTRIES / 1_000);
    }

    @Test
    void aSparseIndexDoesNotAnswerWhereDocumentsAreMissingFromIt() {
        assertThat(index(explain(of("waitingSince", null), null, 0))).isNull();
        assertThat(index(explain(of("waitingSince", of("$exists", true)), null, 0)))
                .isNull();
    }

    @Test
    void aPartialIndexAnswersWhatItHasAllOf() {
        assertThat(index(explain(of("reason", "r0").append("result", "refused"), null, 0)))
                .isEqualTo("refused");
        assertThat(index(explain(of("reason", "r0"), null, 0))).isNull();
    }

    @Test
    void eachElementOfAnArrayIsFound() {
        var explained = explain(of("words", "third-1"), null, 10);
        assertThat(index(explained)).isEqualTo("words");
        assertThat(returned(explained)).isEqualTo(10);
    }

    @Test
    void severalValuesAreLookedUp() {
        var explained = explain(of("_id", of("$in", List.of("00001", "00002", "99999"))), null, 0);
        assertThat(index(explained)).isEqualTo("_id_");
        assertThat(examined(explained)).isEqualTo(2);
    }

    @Test
    void branchesHaveAnIndexEach() {
        var branches = List.of(
                of("waitingSince", of("$lt", Instant.now())), of("shard", "s1").append("index", 5L));
        var explained = explain(of("$or", branches), null, 0);
        assertThat(explained.toString()).contains("\"OR\"", "waiting", "place");
        assertThat(returned(explained)).isEqualTo(6);
        assertThat(examined(explained)).isEqualTo(6);
    }

    @Test
    void whatIsNoNumberIsFoundBesideTheNumbers() {
        log.insert(new Document("_id", "moved").append("shard", "s1").append("index", "5"));
        log.insert(new Document("_id", "lost").append("shard", "s2"));
        var notANumber = of("$not", of("$gte", Double.NEGATIVE_INFINITY));
        for (var shard : List.of("s1", "s2")) {
            var explained = explain(of("shard", shard).append("index", notANumber), of("index", 1), 0);
            assertThat(index(explained)).isEqualTo("place");
            assertThat(returned(explained)).isEqualTo(1);
            assertThat(examined(explained)).isEqualTo(1);
        }
        log.remove(
                log.keyOf("moved"),
                new Document("_id", "moved").append("shard", "s1").append("index", "5"));
        log.remove(log.keyOf("lost"), new Document("_id", "lost").append("shard", "s2"));
    }

    @Test
    void whatAnIndexDoesNotAnswerIsSaid() {
        var range = of("tenant", "acme").append("at", of("$lt", Instant.EPOCH));
        assertThat(leftOutBy(explain(range, NEWEST_FIRST, 10))).isEmpty();
        var also = of("$and", List.of(range, of("result", "refused"), of("shard", of("$ne", "s1"))));
        assertThat(leftOutBy(explain(also, NEWEST_FIRST, 10))).containsExactlyInAnyOrder("result", "shard");
    }

    @SuppressWarnings("unchecked")
    private static List<String> leftOutBy(Document explained) {
        var fetch = (Document) ((Document) explained.get("queryPlanner")).get("winningPlan");
        var filter = (Document) fetch.getOrDefault("filter", of("$and", List.of()));
        return ((List<Document>) filter.get("$and"))
                .stream().flatMap(part -> part.keySet().stream()).toList();
    }

    @Test
    void whatNoIndexHasIsLookedForInAll() {
        var explained = explain(of("result", "refused"), null, 0);
        assertThat(explained.toString()).contains("COLLSCAN");
        assertThat(examined(explained)).isEqualTo(ENTRIES);
    }

    @Test
    void aLoneValueOfEachIsRead() {
        var shards = new java.util.ArrayList<Object>();
        new FirstOfEach(log, FirstOfEach.indexFor(log, "shard")).forEach(entry -> shards.add(entry.get("shard")));
        assertThat(shards).containsExactly("s0", "s1", "s2");
    }

    @Test
    void whatNobodyWaitsForEnds() {
        var asked = new AtomicInteger();
        var gone = new RunningOperation(() -> asked.incrementAndGet() < 3, 0);
        try (var cursor = QueryCursor.of(log, QueryRequest.all(of("result", "none")))) {
            assertThatThrownBy(() -> gone.call(cursor::count))
                    .isInstanceOfSatisfying(
                            MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(279));
            assertThat(examined(cursor.explain())).isLessThan(1_000);
        }
    }

    @Test
    void whatTakesTooLongEnds() {
        var over = new RunningOperation(() -> true, -1);
        try (var cursor = QueryCursor.of(log, QueryRequest.all(of("result", "none")))) {
            assertThatThrownBy(() -> over.call(cursor::count))
                    .isInstanceOfSatisfying(
                            MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(50));
        }
    }

    /** A scan that stands still in the middle, as one of a million entries would seem to. */
    @Test
    void nobodyWaitsForAScan() throws Exception {
        var inTheMiddle = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var standing = new RunningOperation(() -> await(inTheMiddle, mayGoOn), 0);
        var scan = CompletableFuture.supplyAsync(() -> standing.call(() ->
                QueryCursor.of(log, QueryRequest.all(of("result", "none"))).count()));
        inTheMiddle.await();
        log.lock().lock();
        log.insert(new Document("_id", "meanwhile").append("result", "none"));
        log.remove(log.keyOf("meanwhile"), new Document("_id", "meanwhile").append("result", "none"));
        log.lock().unlock();
        assertThat(examined(explain(of("_id", "00007"), null, 0))).isEqualTo(1);
        mayGoOn.countDown();
        assertThat(scan.get(1, TimeUnit.MINUTES)).isZero();
    }

    private static boolean await(CountDownLatch inTheMiddle, CountDownLatch mayGoOn) {
        inTheMiddle.countDown();
        try {
            return mayGoOn.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document of(String field, Object value) {
        return new Document(field, value);
    }

    @Test
    void whatAnIndexSaysIsCountedInIt() {
        try (var cursor = QueryCursor.of(log, QueryRequest.all(of("tenant", "acme")))) {
            assertThat(cursor.count()).isEqualTo(ENTRIES / 2);
            assertThat(examined(cursor.explain())).isZero();
        }
        var some = new QueryRequest(of("tenant", "acme").append("at", of("$gte", Instant.EPOCH)), null, 100, 50);
        try (var cursor = QueryCursor.of(log, some)) {
            assertThat(cursor.count()).isEqualTo(50);
            assertThat(examined(cursor.explain())).isZero();
        }
    }

    private static Document explain(Document filter, Document sort, int limit) {
        try (var cursor = QueryCursor.of(log, new QueryRequest(filter, sort, 0, limit))) {
            while (!cursor.isExhausted()) {
                cursor.next(100);
            }
            return cursor.explain();
        }
    }

    private static String index(Document explained) {
        var stage = (Document) ((Document) explained.get("queryPlanner")).get("winningPlan");
        while (stage != null && !stage.containsKey("indexName")) {
            stage = (Document) stage.get("inputStage");
        }
        return stage == null ? null : (String) stage.get("indexName");
    }

    private static long examined(Document explained) {
        return (Long) ((Document) explained.get("executionStats")).get("totalDocsExamined");
    }

    private static long returned(Document explained) {
        return (Long) ((Document) explained.get("executionStats")).get("nReturned");
    }
}
