package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ExplainVerbosity;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What drivers ask of a database. */
class DatabaseCommandsIT {
    private static EmbeddedDatabase database;
    private static MongoClient client;
    private static int tests;
    private MongoCollection<Document> things;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.inMemory();
        client = MongoClients.create(database.connectionString() + "/?retryReads=false&retryWrites=false");
    }

    @AfterAll
    static void stop() {
        client.close();
        database.close();
    }

    @BeforeEach
    void anEmptyCollection() {
        things = client.getDatabase("commands").getCollection("things" + tests++);
    }

    @Test
    void resultsAreTakenInBatches() {
        insert(1_000);
        var found = things.find()
                .sort(new Document("_id", -1))
                .skip(10)
                .limit(500)
                .batchSize(7)
                .projection(new Document("_id", 1))
                .into(new ArrayList<>());
        assertThat(found).hasSize(500).startsWith(new Document("_id", 989)).endsWith(new Document("_id", 490));
    }

    @Test
    void whatIsWrittenMeanwhileDoesNotDisturbResults() {
        insert(1_000);
        var seen = new ArrayList<Integer>();
        for (var each : things.find().batchSize(50)) {
            seen.add(each.getInteger("_id"));
            things.updateOne(new Document("_id", each.get("_id")), new Document("$inc", new Document("n", 1_000_000)));
        }
        assertThat(seen).hasSize(1_000).isSorted();
    }

    @Test
    void aManyfoldUpdateMeetsEachOnce() {
        things.createIndex(new Document("n", 1));
        insert(500);
        var all = new Document("n", new Document("$gte", 0));
        var result = things.updateMany(all, new Document("$inc", new Document("n", 10)));
        assertThat(result.getMatchedCount()).isEqualTo(500);
        assertThat(things.countDocuments(new Document("n", new Document("$gte", 10))))
                .isEqualTo(500);
        assertThat(things.countDocuments(new Document("n", new Document("$gte", 510))))
                .isZero();
    }

    @Test
    void countsAreRight() {
        insert(300);
        things.deleteMany(new Document("_id", new Document("$lt", 100)));
        assertThat(things.estimatedDocumentCount()).isEqualTo(200);
        assertThat(things.countDocuments()).isEqualTo(200);
        assertThat(things.countDocuments(new Document("n", new Document("$lt", 150))))
                .isEqualTo(50);
        assertThat(things.distinct("parity", String.class).into(new ArrayList<>()))
                .containsExactly("even", "odd");
        var byParity = things.aggregate(List.of(
                new Document("$match", new Document("n", new Document("$gte", 150))),
                new Document("$group", new Document("_id", "$parity").append("count", new Document("$sum", 1)))));
        assertThat(byParity.into(new ArrayList<>()))
                .extracting(each -> each.getInteger("count"))
                .containsExactly(75, 75);
    }

    @Test
    void anUnorderedWriteGoesOnBehindWhatFails() {
        things.insertOne(new Document("_id", 1));
        var documents =
                IntStream.range(0, 4).mapToObj(i -> new Document("_id", i)).toList();
        assertThatThrownBy(() -> things.insertMany(documents, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors())
                            .singleElement()
                            .extracting(error -> error.getIndex())
                            .isEqualTo(1);
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3);
                });
        assertThat(things.countDocuments()).isEqualTo(4);
    }

    @Test
    void anOrderedWriteEndsWhereItFails() {
        things.insertOne(new Document("_id", 1));
        var documents =
                IntStream.range(0, 4).mapToObj(i -> new Document("_id", i)).toList();
        assertThatThrownBy(() -> things.insertMany(documents)).isInstanceOf(MongoBulkWriteException.class);
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    void bulksOfUpsertsAreCounted() {
        var updates = IntStream.range(0, 6)
                .mapToObj(i -> new UpdateOneModel<Document>(
                        new Document("_id", i % 3),
                        new Document(
                                "$push", new Document("all", new Document("$each", List.of(i)).append("$slice", -5))),
                        new UpdateOptions().upsert(true)))
                .toList();
        var result = things.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        assertThat(result.getUpserts()).hasSize(3);
        assertThat(result.getMatchedCount()).isEqualTo(3);
        assertThat(things.find(new Document("_id", 2)).first())
                .isEqualTo(new Document("_id", 2).append("all", List.of(2, 5)));
    }

    /** Each is taken by one of many, in the order of an index. */
    @Test
    void noTwoTakeTheSame() throws Exception {
        things.createIndex(new Document("state", 1).append("n", 1));
        insert(400);
        things.updateMany(new Document(), new Document("$set", new Document("state", "due")));
        var take = new FindOneAndUpdateOptions().sort(new Document("n", 1)).returnDocument(ReturnDocument.AFTER);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var taken = IntStream.range(0, 400)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> things.findOneAndUpdate(
                                            new Document("state", "due"),
                                            new Document("$set", new Document("state", "taken")),
                                            take)
                                    .get("_id"),
                            threads))
                    .toList();
            assertThat(taken.stream().map(CompletableFuture::join))
                    .doesNotHaveDuplicates()
                    .hasSize(400);
        }
    }

    @Test
    void countersAreNotLost() {
        things.createIndex(new Document("name", 1));
        things.insertOne(new Document("_id", 1).append("name", "one").append("n", 0));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 800)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> things.updateOne(
                                    new Document("name", "one"), new Document("$inc", new Document("n", 1))),
                            threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertThat(things.find().first()).containsEntry("n", 800);
    }

    @Test
    void oneOfManyUpsertsInserts() {
        things.createIndex(new Document("name", 1));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 80)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> things.updateOne(
                                    new Document("name", "one"),
                                    new Document("$inc", new Document("n", 1)),
                                    new UpdateOptions().upsert(true)),
                            threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertThat(things.find().into(new ArrayList<>()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("n", 80));
    }

    @Test
    void indexesAreListedAndDropped() {
        insert(50);
        things.createIndex(new Document("n", -1), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
        things.createIndex(
                new Document("parity", 1).append("n", 1),
                new IndexOptions().unique(true).sparse(true));
        assertThat(things.listIndexes().into(new ArrayList<>()))
                .extracting(index -> index.getString("name"))
                .containsExactly("_id_", "n_-1", "parity_1_n_1");
        assertThat(things.listIndexes().into(new ArrayList<>()).getLast())
                .containsEntry("unique", true)
                .containsEntry("sparse", true);
        assertThat(stage(new Document("parity", "odd"))).contains("IXSCAN");
        things.dropIndex("parity_1_n_1");
        assertThat(stage(new Document("parity", "odd"))).contains("COLLSCAN");
        things.dropIndexes();
        assertThat(things.listIndexes().into(new ArrayList<>())).hasSize(1);
    }

    @Test
    void anIndexIsDeclaredAgainOnlyAsItIs() {
        things.createIndex(new Document("n", 1), new IndexOptions().unique(true));
        things.createIndex(new Document("n", 1), new IndexOptions().unique(true));
        assertThatThrownBy(() -> things.createIndex(new Document("n", 1)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(85));
    }

    @Test
    void anIndexOfWhatIsNotUniqueIsNotMade() {
        insert(50);
        assertThatThrownBy(() -> things.createIndex(new Document("parity", 1), new IndexOptions().unique(true)))
                .hasMessageContaining("duplicate key");
        assertThat(things.listIndexes().into(new ArrayList<>())).hasSize(1);
        things.insertOne(new Document("_id", 50).append("parity", "odd"));
    }

    @Test
    void whatIsNotKeptToIsRefused() {
        var collated = new IndexOptions()
                .collation(com.mongodb.client.model.Collation.builder()
                        .locale("de")
                        .build());
        assertThatThrownBy(() -> things.createIndex(new Document("n", 1), collated))
                .hasMessageContaining("collation");
        assertThatThrownBy(() -> things.createIndex(new Document("n", "text"))).hasMessageContaining("text");
    }

    @Test
    void aQueryEndsWhenItsTimeIsOver() {
        insert(20_000);
        var slow = things.find(new Document("parity", "neither")).maxTime(1, TimeUnit.MILLISECONDS);
        assertThatThrownBy(slow::first).isInstanceOf(MongoExecutionTimeoutException.class);
    }

    @Test
    void collectionsAreDropped() {
        insert(10);
        things.drop();
        assertThat(things.countDocuments()).isZero();
        var other = client.getDatabase("dropped");
        other.getCollection("a").insertOne(new Document());
        other.drop();
        assertThat(client.listDatabaseNames().into(new ArrayList<>())).doesNotContain("dropped");
    }

    private void insert(int count) {
        things.insertMany(IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", i).append("n", i).append("parity", i % 2 == 0 ? "even" : "odd"))
                .toList());
    }

    private String stage(Document filter) {
        return things.find(filter).explain(ExplainVerbosity.EXECUTION_STATS).toJson();
    }
}
