package dev.latchkey.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class IndexCreationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Indexes NOW =
            new Indexes("things", List.of(Outbox.index()), List.of(Outbox.earlierIndex(), new Document("gone", -1)));

    private TestDatabase server;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void open() {
        server = TestDatabase.start("indexes");
        client = MongoClients.create(server.connectionString());
        database = client.getDatabase(server.name());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void dropsWhatEarlierReleasesCreatedAndLeavesWhatOthersDid() {
        MongoCollection<Document> things = database.getCollection("things");
        IndexModel earlier = new IndexModel(Outbox.earlierIndex(), new IndexOptions().sparse(true));
        IndexModel others = new IndexModel(new Document("outboxPending", 1).append("tenant", 1));
        Mono.from(things.createIndexes(List.of(earlier, others, new IndexModel(new Document("gone", 1)))))
                .block(PATIENCE);
        start(NOW);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names("things"))
                        .containsExactlyInAnyOrder("_id_", "outboxPending_1_tenant_1", "gone_1", "outbox.since_1"));
    }

    @Test
    void isDoneWhereThereIsNothingToDrop() {
        assertThat(start(NOW).done()).isTrue();
        assertThat(start(NOW).done()).isTrue();
        assertThat(names("things")).containsExactlyInAnyOrder("_id_", "outbox.since_1");
    }

    private IndexCreation start(Indexes indexes) {
        IndexCreation creation = new IndexCreation(database, List.of(indexes));
        creation.start();
        Awaitility.await().atMost(PATIENCE).until(creation::done);
        return creation;
    }

    private List<String> names(String collection) {
        return Flux.from(database.getCollection(collection).listIndexes())
                .map(index -> index.getString("name"))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
