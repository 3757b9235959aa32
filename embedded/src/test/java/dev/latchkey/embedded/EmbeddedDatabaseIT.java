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
    void rebuildsAnUnreadableStoreFromItsCopy() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        damageStore();
        inDatabase(EmbeddedDatabaseIT::assertComplete);
        try (var files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.startsWith("store.unreadable-"));
        }
    }

    @Test
    void rebuildsFromTheCopyThatWasNotYetInPlace() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        Files.move(directory.resolve("copy"), directory.resolve("copy.next"));
        damageStore();
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    @Test
    void rebuildsAStoreThatIsGoneFromItsCopy() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        DirectoryRemoval.delete(directory.resolve("store"));
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    /** Also what was changed after a copy was made of it, which has links to the same files. */
    @Test
    void goesOnAfterARebuildAsBefore() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        damageStore();
        inDatabase(EmbeddedDatabaseIT::churn);
        damageStore();
        inDatabase(EmbeddedDatabaseIT::assertComplete);
    }

    @Test
    void refusesToStartEmptyInPlaceOfAnUnreadableStore() throws IOException {
        inDatabase(EmbeddedDatabaseIT::fill);
        damageStore();
        DirectoryRemoval.delete(directory.resolve("copy"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                .hasMessageContaining("store cannot be read")
                .hasMessageContaining("no copy");
    }

    @Test
    void doesNotRebuildWhatAnotherProcessHasOpen() {
        try (var first = EmbeddedDatabase.start(directory, 0)) {
            first.copy();
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0)).hasMessageContaining("locked");
        }
    }

    private void damageStore() throws IOException {
        Files.write(directory.resolve("store/CURRENT"), new byte[64]);
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
