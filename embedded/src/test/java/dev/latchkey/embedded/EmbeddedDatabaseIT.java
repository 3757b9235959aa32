package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    Path directory;

    @Test
    void keepsDocumentsAndIndexesOverRestarts() {
        inDatabase(EmbeddedDatabaseIT::fill);
        inDatabase(EmbeddedDatabaseIT::churn);
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    @Test
    void rebuildsAnUnreadableStoreFromItsDump() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        Files.write(directory.resolve("latchkey.mv"), new byte[64 * 1024]);
        inDatabase(EmbeddedDatabaseIT::assertComplete);
        try (var files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.startsWith("latchkey.mv.unreadable-"));
        }
    }

    @Test
    void rebuildsAStoreOfAnEarlierFormatFromItsDump() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        Files.delete(directory.resolve("latchkey.mv"));
        try (var earlier = MVStore.open(directory.resolve("latchkey.mv").toString())) {
            earlier.openMap("databases.credential.accounts").put("1", "in another order");
        }
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    @Test
    void rebuildsFromTheDumpThatWasNotYetInPlace() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        Files.move(directory.resolve("dump"), directory.resolve("dump.next"));
        Files.write(directory.resolve("latchkey.mv"), new byte[64 * 1024]);
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    @Test
    void refusesToStartEmptyInPlaceOfAnUnreadableStore() throws IOException {
        Files.write(directory.resolve("latchkey.mv"), new byte[64 * 1024]);
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                .hasMessageContaining("latchkey.mv cannot be read")
                .hasMessageContaining("no dump");
    }

    @Test
    void doesNotRebuildWhatAnotherProcessHasOpen() {
        try (var first = EmbeddedDatabase.start(directory, 0)) {
            first.dump();
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0)).hasMessageContaining("locked");
        }
    }

    @Test
    void losesNothingAnsweredWhenKilledWhileCommittingBeforeReply() throws Exception {
        var port = FreePort.find();
        try (var database = ChildProcess.start(DatabaseMain.class, directory, port, "--commit")) {
            withCollection("mongodb://127.0.0.1:" + port, EmbeddedDatabaseIT::fill);
            database.kill();
        }
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    /** An answer was once written from a document that was being changed: that ended the connection. */
    @Test
    void answersWithWholeDocumentsWhileTheyAreBeingChanged() {
        inDatabase(accounts -> {
            accounts.insertMany(IntStream.range(0, 50)
                    .mapToObj(EmbeddedDatabaseIT::aLongDocument)
                    .toList());
            try (var threads = Executors.newFixedThreadPool(8)) {
                var changes = IntStream.range(0, 3_000)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> change(accounts, i), threads))
                        .toList();
                while (!changes.stream().allMatch(CompletableFuture::isDone)) {
                    assertThat(accounts.find().into(new ArrayList<>())).hasSize(50);
                }
                assertThat(changes)
                        .allSatisfy(change ->
                                assertThat(change.isCompletedExceptionally()).isFalse());
            }
            assertThat(accounts.find().into(new ArrayList<>()).stream()
                            .flatMap(account -> account.keySet().stream())
                            .filter(field -> field.startsWith("changed-")))
                    .hasSize(3_000);
        });
    }

    private static Document aLongDocument(int number) {
        var account = anAccount(number);
        IntStream.range(0, 300).forEach(field -> account.append("field-" + field, "as it was"));
        return account;
    }

    private static void change(MongoCollection<Document> accounts, int number) {
        accounts.updateOne(
                new Document("_id", anAccount(number % 50).get("_id")),
                new Document("$set", new Document("changed-" + number, number)));
    }

    /** A dump that held all documents at once would end the process, and it is made every ten minutes. */
    @Test
    void dumpsMoreThanItsMemoryHolds() throws Exception {
        var port = FreePort.find();
        try (var database = ChildProcess.start(DatabaseMain.class, directory, port)) {
            withCollection("mongodb://127.0.0.1:" + port, EmbeddedDatabaseIT::fillWithMoreThanMemoryHolds);
            database.terminate();
        }
        assertThat(Files.size(directory.resolve("dump/credential/accounts.bson")))
                .isGreaterThan(320_000_000);
        assertThat(directory.resolve("dump/complete-since")).exists();
    }

    private static void fillWithMoreThanMemoryHolds(MongoCollection<Document> accounts) {
        var text = "x".repeat(8_000);
        for (var batch = 0; batch < 80; batch++) {
            var first = batch * 500;
            accounts.insertMany(IntStream.range(first, first + 500)
                    .mapToObj(number -> anAccount(number).append("text", text))
                    .toList());
        }
    }

    private void inDatabase(Consumer<MongoCollection<Document>> work) {
        try (var database = EmbeddedDatabase.start(directory, 0)) {
            withCollection(database.connectionString(), work);
        }
    }

    private static void withCollection(String connectionString, Consumer<MongoCollection<Document>> work) {
        // A connection that breaks is to be seen here, not got over.
        try (var client = MongoClients.create(connectionString + "/?retryReads=false&retryWrites=false")) {
            work.accept(client.getDatabase("credential").getCollection("accounts"));
        }
    }

    private static void fill(MongoCollection<Document> accounts) {
        accounts.createIndex(Indexes.ascending("tenant", "login"), new IndexOptions().unique(true));
        accounts.insertMany(
                IntStream.range(0, 2000).mapToObj(EmbeddedDatabaseIT::anAccount).toList());
    }

    private static void churn(MongoCollection<Document> accounts) {
        for (var number = 0; number < 500; number++) {
            accounts.replaceOne(new Document("_id", number), anAccount(number));
        }
    }

    private static Document anAccount(int number) {
        return new Document("_id", number).append("tenant", "acme").append("login", "person-" + number);
    }

    private static void assertComplete(MongoCollection<Document> accounts) {
        assertThat(accounts.countDocuments()).isEqualTo(2000);
        assertThat(accounts.find(new Document("login", "person-7").append("tenant", "acme"))
                        .first())
                .isEqualTo(anAccount(7));
        assertThatThrownBy(() -> accounts.insertOne(
                        new Document("_id", -1).append("tenant", "acme").append("login", "person-7")))
                .isInstanceOf(MongoWriteException.class);
    }
}
