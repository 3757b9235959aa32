package dev.latchkey.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.Sent;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.kit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A shard that is longer than what one query reads of it. */
class VerificationChunksIT {
    private static final String SHARD = "latchkey.sign-ins/0";
    private static final int ENTRIES = 1_500;

    private final Queue<BsonDocument> commands = new ConcurrentLinkedQueue<>();
    private TestDatabase server;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> log;

    @BeforeEach
    void writeALog() {
        server = TestDatabase.start("audit");
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                })
                .build());
        database = client.getDatabase(server.name());
        log = database.getCollection("signIns");
        new LogFixture(database).append(Sent.run(1, ENTRIES));
        commands.clear();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ShardVerification verdict() {
        return new LogVerifier(database).verify(Optional.of(SHARD)).single().block();
    }

    @Test
    void readsAllOfItByFiveHundredsAndLeavesNothingOpen() {
        ShardVerification verdict = verdict();

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.entries()).isEqualTo(ENTRIES);
        assertThat(finds()).hasSize(5).allSatisfy(find -> {
            assertThat(find.getNumber("limit").intValue()).isLessThanOrEqualTo(500);
            assertThat(find).containsKey("maxTimeMS");
        });
        assertThat(commands).noneMatch(each -> each.getFirstKey().equals("getMore"));
    }

    private List<BsonDocument> finds() {
        return commands.stream()
                .filter(each -> each.getFirstKey().equals("find"))
                .filter(each -> each.getString("find").getValue().equals("signIns"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 499, 500, 501, 999, 1_000, 1_499})
    void findsWhatIsMissingWhereverAQueryEnds(long index) {
        Mono.from(log.deleteOne(place(index))).block();

        assertThat(findings()).containsExactly(index + " missing");
    }

    /** Whatever is written where the number of a place was, the entry is found, and that it is not in its place. */
    @Test
    void findsEntriesWhosePlaceIsNoNumber() {
        Object[] places = {"500", null, true, new Document("is", 500L), Double.NaN, -3L, 500.5};
        for (Object place : places) {
            Mono.from(log.updateOne(place(500), new Document("$set", new Document("index", place))))
                    .block();
            assertThat(findings()).as("%s", place).contains("500 missing").anyMatch(each -> each.endsWith("misplaced"));
            Mono.from(log.updateOne(new Document("offset", 500L), new Document("$set", new Document("index", 500L))))
                    .block();
        }
        Mono.from(log.updateOne(place(500), new Document("$unset", new Document("index", ""))))
                .block();
        assertThat(findings()).contains("500 missing", "1500 misplaced");
    }

    private static Document place(long index) {
        return new Document("shard", SHARD).append("index", index);
    }

    private List<String> findings() {
        ShardVerification verdict = verdict();
        assertThat(verdict.intact()).isFalse();
        return verdict.findings().stream()
                .map(each -> each.index() + " " + each.kind())
                .toList();
    }
}
