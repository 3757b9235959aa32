package dev.latchkey.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.Sent;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.audit.entry.LogEntry;
import dev.latchkey.audit.sequence.OpenGap;
import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.audit.shard.ShardHead;
import dev.latchkey.audit.shard.ShardHeads;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.PoisonousBatchException;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ShardAppenderIT {
    private static final LogShard SHARD = new LogShard("latchkey.sign-ins", 0);

    private TestDatabase server;
    private MongoClient client;
    private MongoLogStore store;
    private ShardHeads heads;
    private LogCollections collections;

    @BeforeEach
    void open() {
        server = TestDatabase.start("audit");
        client = MongoClients.create(server.connectionString());
        MongoDatabase database = client.getDatabase(server.name());
        collections = LogCollections.in(database);
        Flux.from(collections.signIns().createIndexes(LogCollections.signInIndexes()))
                .blockLast();
        store = new MongoLogStore(collections);
        heads = new ShardHeads(database);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void appendsInTheOrderOfThePartition() {
        appender(store).append(SHARD, Sent.run(1, 5));
        appender(store).append(SHARD, Sent.run(6, 7));

        assertThat(loggedLogins()).containsExactly(logins(1, 7));
        assertThat(indexes()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(head().size()).isEqualTo(7);
        assertThat(head().nextOffset()).isEqualTo(7);
    }

    @Test
    void redeliveryOfPartAppendsOnlyTheRest() {
        appender(store).append(SHARD, Sent.run(1, 5));
        appender(store).append(SHARD, Sent.run(3, 9));
        appender(store).append(SHARD, Sent.run(1, 9));

        assertThat(loggedLogins()).containsExactly(logins(1, 9));
        assertThat(head().sequences().producers().getFirst().gaps()).isEmpty();
    }

    @Test
    void deathInTheMiddleOfABatchLeavesNoHoleAndNoDuplicate() {
        appender(store).append(SHARD, Sent.run(1, 3));
        LogStore dying = new Interfering(store, (shard, entries) -> {
            store.insert(shard, entries.subList(0, 4)).block();
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> appender(dying).append(SHARD, Sent.run(4, 10))).hasMessage("killed");
        assertThat(loggedLogins()).containsExactly(logins(1, 7));

        appender(store).append(SHARD, Sent.run(4, 10));

        assertThat(loggedLogins()).containsExactly(logins(1, 10));
        assertThat(indexes())
                .containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
        assertThat(chainIsWhole()).isTrue();
    }

    @Test
    void deathAfterInsertingFindsTheRealEndAgain() {
        for (int from = 1; from <= 201; from += 50) {
            List<ReceivedEvent> batch = Sent.run(from, from + 49);
            insertOnly(batch);
        }

        appender(store).append(SHARD, Sent.run(201, 260));

        assertThat(indexes())
                .containsExactlyElementsOf(LongStream.range(0, 260).boxed().toList());
        assertThat(chainIsWhole()).isTrue();
    }

    @Test
    void writerThatWokeUpTooLateLoses() {
        appender(store).append(SHARD, Sent.run(1, 3));
        AtomicBoolean once = new AtomicBoolean();
        LogStore overtaken = new Interfering(store, (shard, entries) -> {
            if (once.compareAndSet(false, true)) {
                appender(store).append(SHARD, Sent.run(4, 8));
            }
            return store.insert(shard, entries);
        });

        appender(overtaken).append(SHARD, Sent.run(4, 6));

        assertThat(loggedLogins()).containsExactly(logins(1, 8));
        assertThat(chainIsWhole()).isTrue();
        assertThat(head().size()).isEqualTo(8);
    }

    @Test
    void eventSentTwiceUnderTwoSequencesIsLoggedOnceAndCountedTwice() {
        Sent first = Sent.nth(1, Sent.signIn("acme", "ann@acme.example"));
        appender(store).append(SHARD, List.of(first.received()));
        appender(store).append(SHARD, List.of(first.by("other", 1).withOffset(1).received()));

        assertThat(indexes()).containsExactly(0L);
        assertThat(head().sequences().producers())
                .hasSize(2)
                .allMatch(p -> p.gaps().isEmpty());
    }

    @Test
    void differentEventUnderTheSameIdIsPoison() {
        Sent first = Sent.nth(1, Sent.signIn("acme", "ann@acme.example"));
        ReceivedEvent forged = Sent.nth(2, Sent.signIn("acme", "eve@acme.example"))
                .withId(first.id())
                .received();
        appender(store).append(SHARD, List.of(first.received()));

        assertThatThrownBy(() -> appender(store).append(SHARD, List.of(forged)))
                .isInstanceOf(PoisonousBatchException.class);
        assertThatThrownBy(() -> appender(store).append(SHARD, List.of(first.received(), forged)))
                .isInstanceOf(PoisonousBatchException.class);
        assertThat(indexes()).containsExactly(0L);
    }

    @Test
    void noticesWhatIsMissingAndThatItCameLate() {
        List<ReceivedEvent> batch = new ArrayList<>(Sent.run(1, 6));
        ReceivedEvent late = batch.remove(3);
        appender(store).append(SHARD, batch);
        assertThat(gaps()).containsExactly(new OpenGap(4, 4, Sent.EIGHT));

        appender(store).append(SHARD, List.of(late));
        assertThat(gaps()).isEmpty();
    }

    @Test
    void chainsToTheNameOfTheShard() {
        appender(store).append(SHARD, Sent.run(1, 1));
        LogEntry expected = LogEntry.chained(Sent.run(1, 1).getFirst(), SHARD.name(), 0, ShardHead.genesis(SHARD));

        assertThat(head().chainHash()).isEqualTo(expected.chainHash());
        assertThat(ShardHead.genesis(SHARD)).isNotEqualTo(ShardHead.genesis(new LogShard("latchkey.sign-ins", 1)));
    }

    private ShardAppender appender(LogStore through) {
        Clock clock = Clock.fixed(Sent.EIGHT, ZoneOffset.UTC);
        return new ShardAppender(through, heads, new BlockingEdge(Duration.ofSeconds(10)), clock);
    }

    private void insertOnly(List<ReceivedEvent> batch) {
        ShardHead end = new ShardEnd(heads, store, new BlockingEdge(Duration.ofSeconds(10))).find(SHARD);
        List<Document> entries = new ArrayList<>();
        for (ReceivedEvent each : batch) {
            LogEntry entry = LogEntry.chained(each, SHARD.name(), end.size(), end.chainHash());
            entries.add(entry.document(Sent.EIGHT));
            end = end.grownTo(end.size() + 1, entry.chainHash(), 0);
        }
        store.insert(SHARD, entries).block();
    }

    private ShardHead head() {
        return heads.find(SHARD).block();
    }

    private List<OpenGap> gaps() {
        return head().sequences().producers().getFirst().gaps();
    }

    private List<Document> entries() {
        return Flux.from(collections.signIns().find().sort(new Document(EntryFields.INDEX, 1)))
                .collectList()
                .block();
    }

    private List<String> loggedLogins() {
        return entries().stream().map(e -> e.getString(EntryFields.LOGIN)).toList();
    }

    private static String[] logins(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> "ann" + n + "@acme.example")
                .toArray(String[]::new);
    }

    private List<Long> indexes() {
        return entries().stream().map(e -> e.getLong(EntryFields.INDEX)).toList();
    }

    private boolean chainIsWhole() {
        byte[] previous = ShardHead.genesis(SHARD);
        for (Document entry : entries()) {
            LogEntry expected = LogEntry.chained(received(entry), SHARD.name(), 0, previous);
            byte[] stored = entry.get(EntryFields.CHAIN_HASH, org.bson.types.Binary.class)
                    .getData();
            if (!java.util.Arrays.equals(stored, expected.chainHash())) {
                return false;
            }
            previous = stored;
        }
        return true;
    }

    private static ReceivedEvent received(Document entry) {
        UUID id = UUID.fromString(entry.getString(EntryFields.ID));
        long n = entry.getLong(EntryFields.OFFSET) + 1;
        assertThat(Sent.nth(n, Sent.signIn("acme", "x")).id()).isEqualTo(id);
        return Sent.run(n, n).getFirst();
    }

    private interface Insertion {
        Mono<Boolean> insert(LogShard shard, List<Document> entries);
    }

    private record Interfering(LogStore real, Insertion insertion) implements LogStore {
        @Override
        public Mono<Boolean> insert(LogShard shard, List<Document> entries) {
            return insertion.insert(shard, entries);
        }

        @Override
        public Mono<Document> at(LogShard shard, long index) {
            return real.at(shard, index);
        }

        @Override
        public Mono<Map<String, byte[]>> known(LogShard shard, Collection<String> ids) {
            return real.known(shard, ids);
        }
    }
}
