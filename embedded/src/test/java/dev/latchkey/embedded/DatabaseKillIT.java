package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database has answered is there when it has been killed while many were writing, in both of its modes. */
class DatabaseKillIT {
    private static final int WRITERS = 8;
    private static final int ANSWERED = 2_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "--commit"})
    void losesNothingAnswered(String mode) throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        int port = FreePort.find();
        try (var database = ChildProcess.start(DatabaseMain.class, directory, port, mode)) {
            killWhileWriting(database, port, answered);
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERED);
        try (var database = EmbeddedDatabase.start(directory, 0);
                var client = MongoClients.create(database.connectionString())) {
            assertThere(collection(client), answered);
        }
    }

    private static void killWhileWriting(ChildProcess database, int port, Set<String> answered) throws Exception {
        var enough = new CountDownLatch(ANSWERED);
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=10000");
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            collection(client).createIndex(Indexes.ascending("tenant", "login"), new IndexOptions().unique(true));
            IntStream.range(0, WRITERS)
                    .forEach(writer -> threads.execute(() -> write(collection(client), writer, answered, enough)));
            enough.await();
            database.kill();
        }
    }

    /** Each document is inserted and then changed; it counts when both have been answered. */
    private static void write(
            MongoCollection<Document> collection, int writer, Set<String> answered, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                var id = writer + "-" + i;
                collection.insertOne(
                        new Document("_id", id).append("tenant", "acme").append("login", id));
                collection.updateOne(new Document("_id", id), new Document("$set", new Document("login", id + "!")));
                answered.add(id);
                enough.countDown();
            }
        } catch (MongoException killed) {
            enough.countDown();
        }
    }

    private static void assertThere(MongoCollection<Document> collection, Set<String> answered) {
        for (var id : answered) {
            var byIndex = new Document("tenant", "acme").append("login", id + "!");
            assertThat(collection.find(byIndex).into(new java.util.ArrayList<>()))
                    .extracting(found -> found.get("_id"))
                    .isEqualTo(List.of(id));
        }
        var all = collection.countDocuments();
        assertThat(all).isBetween((long) answered.size(), (long) answered.size() + WRITERS);
        assertThat(collection.estimatedDocumentCount()).isEqualTo(all);
        assertThat(collection.countDocuments(new Document("tenant", "acme"))).isEqualTo(all);
    }

    private static MongoCollection<Document> collection(com.mongodb.client.MongoClient client) {
        return client.getDatabase("credential").getCollection("accounts");
    }
}
