package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.BsonBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was kept before is kept on; its files are as the version before wrote them. */
class EarlierStoreIT {
    @TempDir
    Path directory;

    @Test
    void isCarriedOverOnce() throws IOException {
        Files.write(directory.resolve("latchkey.mv"), new byte[4_096]);
        writeDump(directory.resolve("dump"));
        assertCarriedOver(new org.bson.Document("_id", 2));
        assertThat(directory.resolve("latchkey.mv")).doesNotExist();
        assertThat(directory.resolve("carried-over/latchkey.mv")).exists();
        assertThat(directory.resolve("carried-over/dump/complete-since")).exists();
        assertCarriedOver(new org.bson.Document("_id", 3));
    }

    @Test
    void isNotTakenForAnEmptyOne() throws IOException {
        Files.write(directory.resolve("latchkey.mv"), new byte[4_096]);
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                .hasMessageContaining("latchkey.mv cannot be read")
                .hasMessageContaining("no dump");
        assertThat(directory.resolve("latchkey.mv")).exists();
    }

    private static void writeDump(Path dump) throws IOException {
        var database = Files.createDirectories(dump.resolve("credential"));
        var key = new Document("tenant", 1).append("login", 1);
        var index = new Document("key", key).append("name", "tenant_1_login_1").append("unique", true);
        Files.write(database.resolve("system.indexes.bson"), BsonBytes.of(index.append("ns", "credential.accounts")));
        var account = new Document("_id", 1).append("tenant", "acme").append("login", "ada");
        Files.write(database.resolve("accounts.bson"), BsonBytes.of(account));
        Files.writeString(dump.resolve("complete-since"), "2026-11-30T00:00:00Z");
    }

    private void assertCarriedOver(org.bson.Document another) {
        try (var database = EmbeddedDatabase.start(directory, 0);
                var client = MongoClients.create(database.connectionString())) {
            var accounts = client.getDatabase("credential").getCollection("accounts");
            var ada = new org.bson.Document("tenant", "acme").append("login", "ada");
            assertThat(accounts.find(ada).first()).containsEntry("_id", 1);
            another.putAll(ada);
            assertThatThrownBy(() -> accounts.insertOne(another)).isInstanceOf(MongoWriteException.class);
        }
    }
}
