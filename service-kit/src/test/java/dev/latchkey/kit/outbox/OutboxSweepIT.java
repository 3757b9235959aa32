package dev.latchkey.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.TestPublisher;
import dev.latchkey.kit.queryplan.LastQuery;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the sweeper reads of a collection in which nearly nothing waits. */
class OutboxSweepIT {
    private static final int SETTLED = 100_000;
    private static final int AT_ONCE = 2_000;
    private static final int WAITING = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LastQuery query = new LastQuery(Outbox.SINCE);
    private TestDatabase database;
    private MongoClient client;
    private MongoCollection<Document> accounts;

    @BeforeEach
    void fill() {
        database = TestDatabase.start("sweep");
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(database.connectionString()))
                .addCommandListener(query)
                .build());
        accounts = database().getCollection("accounts");
        Mono.from(accounts.createIndexes(List.of(Outbox.index()))).block(PATIENCE);
        Flux.range(0, SETTLED / AT_ONCE)
                .concatMap(part -> accounts.insertMany(IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> settled(part * AT_ONCE + i))
                        .toList()))
                .blockLast(PATIENCE);
        Mono.from(accounts.insertMany(IntStream.range(0, WAITING)
                        .mapToObj(OutboxSweepIT::waiting)
                        .toList()))
                .block(PATIENCE);
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private MongoDatabase database() {
        return client.getDatabase(database.name());
    }

    /** As the relay leaves one whose events are sent. */
    private static Document settled(int number) {
        return new Document("_id", "settled-" + number).append(Outbox.FIELD, List.of());
    }

    private static Document waiting(int number) {
        Clock longAgo = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Outbox(EventIds.timeOrdered(), longAgo)
                .into(new Document("_id", "waiting-" + number), Facts.revoked("ada", "c-" + number));
    }

    @Test
    void readsOnlyWhatWaits() {
        try (EventPublisher nobody = TestPublisher.of("127.0.0.1:1");
                RecurringTasks tasks = new RecurringTasks(new SimpleMeterRegistry())) {
            OutboxRelay relay = new OutboxRelay(nobody, Clock.systemUTC());
            new OutboxSweeper(
                            List.of(new OutboxCollection(accounts)),
                            relay,
                            Clock.systemUTC(),
                            Duration.ofMillis(200),
                            tasks)
                    .start();
            Awaitility.await().atMost(PATIENCE).until(query::isThere);
        }
        assertThat(query.documentsExamined(database())).isEqualTo(WAITING);
        assertThat(query.keysExamined(database())).isBetween((long) WAITING, WAITING + 1L);
    }
}
