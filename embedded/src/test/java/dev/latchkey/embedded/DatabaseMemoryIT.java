package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoQueryException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that holds more than its memory does answers whatever is asked, or says why not, and goes on. */
class DatabaseMemoryIT {
    private static final int DOCUMENTS = 40_000;
    private static final String TEXT = "x".repeat(8_000);

    @TempDir
    Path directory;

    @Test
    void holdsMoreThanItsMemory() throws Exception {
        int port = FreePort.find();
        try (var database = ChildProcess.start(DatabaseMain.class, directory, port);
                var client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?retryReads=false")) {
            var log = client.getDatabase("audit").getCollection("signIns");
            log.createIndex(Indexes.compoundIndex(Indexes.ascending("tenant"), Indexes.descending("at")));
            fill(log);
            assertThat(readAll(log, new Document("at", -1))).isEqualTo(DOCUMENTS);
            assertRefused(log);
            assertThat(log.find().sort(new Document("other", 1)).limit(3).into(new ArrayList<>()))
                    .extracting(entry -> entry.get("other"))
                    .containsExactly(0, 1, 2);
            assertThat(log.find(new Document("text", "none")).first()).isNull();
            assertThat(log.countDocuments(new Document("other", new Document("$lt", 100))))
                    .isEqualTo(100);
            assertThat(database.terminate()).isEqualTo(143);
        }
    }

    private static void fill(MongoCollection<Document> log) {
        for (int first = 0; first < DOCUMENTS; first += 500) {
            log.insertMany(IntStream.range(first, first + 500)
                    .mapToObj(i -> new Document("_id", i)
                            .append("tenant", "acme")
                            .append("at", i)
                            .append("other", DOCUMENTS - 1 - i)
                            .append("text", TEXT))
                    .toList());
        }
    }

    private static int readAll(MongoCollection<Document> log, Document sort) {
        int count = 0;
        for (var entry : log.find(new Document("tenant", "acme")).sort(sort).batchSize(500)) {
            count += entry.getString("text").length() / TEXT.length();
        }
        return count;
    }

    /** As MongoDB does where a sort does not fit. */
    private static void assertRefused(MongoCollection<Document> log) {
        assertThatThrownBy(() -> readAll(log, new Document("other", 1)))
                .isInstanceOfSatisfying(
                        MongoQueryException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(292));
        var sorted = List.of(new Document("$sort", new Document("other", 1)));
        assertThatThrownBy(() -> log.aggregate(sorted).first())
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(292));
    }
}
