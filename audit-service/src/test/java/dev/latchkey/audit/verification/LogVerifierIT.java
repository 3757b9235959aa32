package dev.latchkey.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.Sent;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.kit.TestDatabase;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LogVerifierIT {
    private TestDatabase server;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> log;

    @BeforeEach
    void writeALog() {
        server = TestDatabase.start("audit");
        client = MongoClients.create(server.connectionString());
        database = client.getDatabase(server.name());
        log = database.getCollection("signIns");
        LogFixture fixture = new LogFixture(database);
        fixture.append(Sent.run(1, 20));
        fixture.append(
                List.of(Sent.nth(1, Sent.revoked("acme", "cred-1", "admin-1")).received()));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void findsNothingInALogThatNobodyTouched() {
        List<ShardVerification> verdicts =
                new LogVerifier(database).verify(Optional.empty()).collectList().block();

        assertThat(verdicts)
                .extracting(ShardVerification::shard)
                .containsExactly("latchkey.credentials/0", "latchkey.sign-ins/0");
        assertThat(verdicts).allMatch(ShardVerification::intact);
        assertThat(verdicts).extracting(ShardVerification::entries).containsExactly(1L, 20L);
    }

    @Test
    void findsAModifiedEntry() {
        change(7, entry -> {
            byte[] bytes = entry.get("entry", Binary.class).getData();
            bytes[bytes.length - 10] ^= 1;
            entry.put("entry", new Binary(bytes));
        });

        assertThat(findings()).contains("7 modified");
    }

    @Test
    void findsAModifiedEntryWhoseLeafHashWasMadeToFit() {
        change(7, entry -> {
            byte[] bytes = entry.get("entry", Binary.class).getData();
            bytes[bytes.length - 10] ^= 1;
            entry.put("entry", new Binary(bytes));
            entry.put("leafHash", new Binary(sha256(new byte[] {0}, bytes)));
        });

        assertThat(findings()).contains("7 chainBroken");
    }

    @Test
    void findsAModifiedEntryWhoseHashesWereBothMadeToFit() {
        byte[] before = at(6).get("chainHash", Binary.class).getData();
        change(7, entry -> {
            byte[] bytes = entry.get("entry", Binary.class).getData();
            bytes[bytes.length - 10] ^= 1;
            byte[] leaf = sha256(new byte[] {0}, bytes);
            entry.put("entry", new Binary(bytes));
            entry.put("leafHash", new Binary(leaf));
            entry.put("chainHash", new Binary(sha256(before, leaf)));
        });

        assertThat(findings()).contains("8 chainBroken");
    }

    @Test
    void findsADeletedEntry() {
        Mono.from(log.deleteOne(new Document("shard", "latchkey.sign-ins/0").append("index", 7L)))
                .block();

        assertThat(findings()).containsExactly("7 missing");
    }

    @Test
    void findsThatTheEndWasCutOff() {
        Mono.from(log.deleteOne(new Document("shard", "latchkey.sign-ins/0").append("index", 19L)))
                .block();

        assertThat(findings()).containsExactly("19 missing");
    }

    @Test
    void findsReorderedEntries() {
        Document seventh = at(7);
        Document eighth = at(8);
        Mono.from(log.deleteMany(new Document("index", new Document("$in", List.of(7L, 8L)))))
                .block();
        Mono.from(log.insertMany(List.of(seventh.append("index", 8L), eighth.append("index", 7L))))
                .block();

        assertThat(findings()).contains("7 chainBroken", "8 chainBroken");
    }

    @Test
    void findsAnEntryThatWasPutIn() {
        Document copy = new Document(at(7)).append("_id", "019a9f00-0000-7000-8000-00000000ffff");
        for (long index = 19; index >= 8; index--) {
            long to = index + 1;
            change(index, entry -> entry.put("index", to));
        }
        Mono.from(log.insertOne(copy.append("index", 8L))).block();

        assertThat(findings()).contains("8 chainBroken", "8 searchFieldModified", "19 headMismatch");
    }

    @Test
    void findsASignInThatWasHiddenFromSearch() {
        change(3, entry -> entry.put("result", "refused"));
        change(4, entry -> entry.put("tenant", "other"));
        change(5, entry -> entry.remove("addressKey"));
        change(6, entry -> entry.put("at", new java.util.Date(0)));

        assertThat(findings())
                .containsExactly(
                        "3 searchFieldModified",
                        "4 searchFieldModified",
                        "5 searchFieldModified",
                        "6 searchFieldModified");
    }

    @Test
    void findsAChangedHeadAndMissesNoneThatWasDeleted() {
        Mono.from(database.getCollection("shards")
                        .updateOne(
                                new Document("_id", "latchkey.sign-ins/0"),
                                new Document("$set", new Document("chainHash", new Binary(new byte[32])))))
                .block();
        assertThat(findings()).containsExactly("19 headMismatch");

        Mono.from(database.getCollection("shards").deleteOne(new Document("_id", "latchkey.sign-ins/0")))
                .block();
        change(7, entry -> entry.put("login", "x"));
        assertThat(findings()).containsExactly("7 searchFieldModified");
    }

    private List<String> findings() {
        ShardVerification verdict = new LogVerifier(database)
                .verify(Optional.of("latchkey.sign-ins/0"))
                .single()
                .block();
        assertThat(verdict.intact()).isFalse();
        return verdict.findings().stream().map(f -> f.index() + " " + f.kind()).toList();
    }

    private Document at(long index) {
        return Mono.from(log.find(new Document("shard", "latchkey.sign-ins/0").append("index", index)))
                .block();
    }

    private void change(long index, Consumer<Document> change) {
        Document entry = at(index);
        change.accept(entry);
        Mono.from(log.replaceOne(new Document("_id", entry.get("_id")), entry)).block();
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
