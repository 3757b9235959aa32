package dev.latchkey.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.BrokerProcess;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.TopicContent;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.kit.publishing.TestPublisher;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.tracing.Traceparent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OutboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int BACKLOG = 1_500;

    @TempDir
    Path directory;

    private BrokerProcess broker;
    private TestDatabase database;
    private MongoClient client;
    private MongoCollection<Document> accounts;
    private EventPublisher publisher;
    private OutboxRelay relay;
    private final Outbox outbox = new Outbox(EventIds.timeOrdered(), Clock.systemUTC());

    @BeforeEach
    void open() {
        broker = new BrokerProcess(directory).start().withTopics();
        database = TestDatabase.start("outbox");
        client = MongoClients.create(database.connectionString());
        accounts = client.getDatabase(database.name()).getCollection("accounts");
        publisher = TestPublisher.of(broker.bootstrapServers());
        Awaitility.await().until(publisher::ready);
        relay = new OutboxRelay(publisher, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        publisher.close();
        client.close();
        database.close();
        broker.close();
    }

    @Test
    void sendsInOrderHoweverManyAskAtOnce() {
        insert("ada", "c-0");
        Flux.range(1, 199)
                .concatMap(i -> Mono.from(accounts.updateOne(byId("ada"), changed("ada", "c-" + i)))
                        .doOnSuccess(done -> relay.relay(accounts, "ada").subscribe()))
                .blockLast(PATIENCE);
        relay.relay(accounts, "ada").block(PATIENCE);
        assertThat(sent()).containsExactlyElementsOf(names(200));
        assertThat(relay.underWay()).isZero();
        assertSettled("ada");
    }

    @Test
    void relaysTwoHundredRequestsOfOneDocumentWithoutRepetition() {
        insert("ada", "c-0");
        Flux.range(0, 200).flatMap(i -> relay.relay(accounts, "ada"), 200).blockLast(PATIENCE);
        assertThat(sent()).containsExactly("c-0");
        assertThat(relay.underWay()).isZero();
    }

    @Test
    void keepsWhatTheBrokerDoesNotTakeAndSendsItInOrderWhenItIsBack() {
        broker.kill();
        insert("ada", "c-0");
        assertThat(relay.tryRelay(accounts, "ada").block(PATIENCE)).isFalse();
        Mono.from(accounts.updateOne(byId("ada"), changed("ada", "c-1"))).block(PATIENCE);
        assertThat(waiting("ada")).hasSize(2);
        broker.start();
        sweeping(() ->
                Awaitility.await().atMost(PATIENCE).until(() -> waiting("ada").isEmpty()));
        // The broker's death leaves the first one's number to be filled: it may be there twice, but not behind.
        assertThat(sent().stream().distinct()).containsExactly("c-0", "c-1");
        assertThat(sent()).endsWith("c-1");
        assertSettled("ada");
    }

    @Test
    void sendsWhatAProcessLeftThatDiedBetweenTheWriteAndTheSend() {
        insert("ada", "c-0");
        insert("bob", "c-0");
        sweeping(() -> Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> waiting("ada").isEmpty() && waiting("bob").isEmpty()));
        assertThat(sent()).hasSize(2);
    }

    @Test
    void doesNotLetOneThatCannotBeSentKeepTheOthers() {
        Document broken = outbox.into(byId("aaron"), Facts.revoked("aaron", "c-0"));
        broken.getList(Outbox.FIELD, Document.class).getFirst().append("type", "dev.latchkey.unheard-of.v1");
        Mono.from(accounts.insertOne(broken)).block(PATIENCE);
        insert("bob", "c-0");
        sweeping(() ->
                Awaitility.await().atMost(PATIENCE).until(() -> waiting("bob").isEmpty()));
        assertThat(waiting("aaron")).hasSize(1);
    }

    @Test
    void isNotKeptByFiveHundredThatCannotBeSent() {
        List<Document> broken = IntStream.range(0, 500)
                .mapToObj(i -> outbox.into(byId(String.format("a-%03d", i)), Facts.revoked("a", "c-" + i)))
                .toList();
        broken.forEach(each ->
                each.getList(Outbox.FIELD, Document.class).getFirst().append("type", "dev.latchkey.unheard-of.v1"));
        Mono.from(accounts.insertMany(broken)).block(PATIENCE);
        insert("bob", "c-0");
        insert("aaron", "c-0");
        sweeping(() -> Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> waiting("bob").isEmpty() && waiting("aaron").isEmpty()));
    }

    @Test
    void doesNotLetABacklogOfOneCollectionKeepAnother() {
        List<Document> imported = IntStream.range(0, BACKLOG)
                .mapToObj(i -> outbox.into(byId("a-" + i), Facts.revoked("a-" + i, "c-" + i)))
                .toList();
        MongoCollection<Document> others = client.getDatabase(database.name()).getCollection("others");
        Document urgent = outbox.into(byId("bob"), Facts.revoked("bob", "urgent"));
        Mono.from(accounts.insertMany(imported))
                .then(Mono.from(others.insertOne(urgent)))
                .block(PATIENCE);
        sweeping(
                () -> Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> sent().contains("urgent") && sent().containsAll(names(BACKLOG))),
                accounts,
                others);
        assertThat(inOrderOfTime().indexOf("urgent")).isBetween(0, BACKLOG / 2);
    }

    @Test
    void doesNotLetABacklogOfOneTenantKeepAnother() {
        List<Document> huge = IntStream.range(0, BACKLOG)
                .mapToObj(i -> outbox.into(byId("huge/a-" + i), Facts.revoked("a-" + i, "c-" + i)))
                .toList();
        Document urgent = outbox.into(byId("small/bob"), Facts.revoked("bob", "urgent"));
        Mono.from(accounts.insertMany(huge))
                .then(Mono.from(accounts.insertOne(urgent)))
                .block(PATIENCE);
        sweeping(() -> Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sent().contains("urgent") && sent().containsAll(names(BACKLOG))));
        assertThat(inOrderOfTime().indexOf("urgent")).isBetween(0, BACKLOG / 2);
    }

    @Test
    void refusesWhatTheBrokerWouldNeverTakeWhenItIsWritten() {
        String endless = "x".repeat(EventPublisher.MAX_EVENT_BYTES);
        assertThatThrownBy(() -> outbox.into(byId("ada"), Facts.revoked("ada", "c-0", endless)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected: at most 1000000");
    }

    @Test
    void sendsAStateOnlyWhileNoOtherReplicaDoes() {
        Mono.from(accounts.insertOne(outbox.into(byId("tenant"), tenant(1)))).block(PATIENCE);
        Date later = Date.from(Clock.systemUTC().instant().plusSeconds(3_600));
        lease("another", later);
        assertThat(relay.tryRelay(accounts, "tenant").block(PATIENCE)).isFalse();
        assertThat(waiting("tenant")).hasSize(1);
        lease("another", new Date(0));
        assertThat(relay.tryRelay(accounts, "tenant").block(PATIENCE)).isTrue();
        assertThat(stored("tenant")).doesNotContainKeys("outboxLease", Outbox.PENDING);
    }

    @Test
    void tellsTheNewestStateAgainWhereAnOlderOneCameBehindIt() {
        Document stored = byId("acme").append("version", 2L);
        Mono.from(accounts.insertOne(outbox.into(stored, tenant(2)))).block(PATIENCE);
        relay.relay(accounts, "acme").block(PATIENCE);
        StateSource<TenantChanged> source = new StateSource<>(
                TenantChanged.class, accounts, TenantChanged::tenant, TenantChanged::version, found -> tenant(2));
        try (TopicFollower follower = new TopicFollower(
                        KafkaClients.of(broker.bootstrapServers()),
                        Topic.ACCOUNTS,
                        StateOrder.SINCE,
                        raw -> true,
                        new StateOrder(List.of(source), outbox, relay),
                        Clock.systemUTC())
                .start()) {
            // As a replica does that was held up with its repetition.
            publisher
                    .publish(new OutboundEvent(UUID.randomUUID(), Instant.now(), null, tenant(1)))
                    .join();
            Awaitility.await().atMost(PATIENCE).until(() -> versions().equals(List.of(2L, 1L, 2L)));
            assertThat(follower.fresherThan(PATIENCE)).isTrue();
        }
    }

    private static TenantChanged tenant(long version) {
        return new TenantChanged("acme", "Acme", List.of("acme.example"), true, version, Actor.service("test"));
    }

    private List<Long> versions() {
        return TopicContent.of(broker.bootstrapServers(), Topic.ACCOUNTS.wireName()).stream()
                .map(record -> ((TenantChanged) EventJson.read(EventType.TENANT_CHANGED, record.value())).version())
                .toList();
    }

    private void lease(String by, Date until) {
        Document lease = new Document("outboxLease", new Document("by", by).append("until", until));
        Mono.from(accounts.updateOne(byId("tenant"), new Document("$set", lease)))
                .block(PATIENCE);
    }

    @Test
    void belongsToTheTraceItWasWrittenIn() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        try (Scope scope = Traceparent.resume(trace)) {
            insert("ada", "c-0");
        }
        relay.relay(accounts, "ada").block(PATIENCE);
        assertThat(TopicContent.of(broker.bootstrapServers(), Topic.CREDENTIALS.wireName()))
                .singleElement()
                .satisfies(record -> assertThat(TopicContent.header(record, "ce_traceparent"))
                        .isEqualTo(trace));
    }

    private void sweeping(Runnable task) {
        sweeping(task, accounts);
    }

    @SafeVarargs
    private void sweeping(Runnable task, MongoCollection<Document>... swept) {
        try (RecurringTasks tasks = new RecurringTasks(new SimpleMeterRegistry())) {
            new OutboxSweeper(
                            Stream.of(swept).map(OutboxCollection::new).toList(),
                            relay,
                            Clock.systemUTC(),
                            Duration.ofMillis(200),
                            tasks)
                    .start();
            task.run();
        }
    }

    private void insert(String account, String credential) {
        Mono.from(accounts.insertOne(outbox.into(byId(account), Facts.revoked(account, credential))))
                .block(PATIENCE);
    }

    private Document changed(String account, String credential) {
        return outbox.onto(
                new Document("$set", new Document("credential", credential)), Facts.revoked(account, credential));
    }

    private static Document byId(String account) {
        return new Document("_id", account);
    }

    private Document stored(String account) {
        return Objects.requireNonNull(
                Mono.from(accounts.find(byId(account)).first()).block(PATIENCE));
    }

    private List<Document> waiting(String account) {
        return stored(account).getList(Outbox.FIELD, Document.class, List.of());
    }

    private void assertSettled(String account) {
        assertThat(waiting(account)).isEmpty();
        assertThat(stored(account)).doesNotContainKey(Outbox.PENDING);
    }

    private List<String> sent() {
        return TopicContent.of(broker.bootstrapServers(), Topic.CREDENTIALS.wireName()).stream()
                .map(record -> TopicContent.header(record, "ce_subject"))
                .toList();
    }

    /** Of all partitions. */
    private List<String> inOrderOfTime() {
        return TopicContent.of(broker.bootstrapServers(), Topic.CREDENTIALS.wireName()).stream()
                .sorted(Comparator.comparing(ConsumerRecord::timestamp))
                .map(record -> TopicContent.header(record, "ce_subject"))
                .toList();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c-" + i).toList();
    }
}
