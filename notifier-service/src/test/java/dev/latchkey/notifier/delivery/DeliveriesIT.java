package dev.latchkey.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.notifier.subscription.DeliveryTarget;
import dev.latchkey.notifier.subscription.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class DeliveriesIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private TestDatabase database;
    private MongoClient client;
    private MongoCollection<Document> collection;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        database = TestDatabase.start("notifier");
        client = MongoClients.create(database.connectionString());
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        collection = client.getDatabase(database.name()).getCollection("deliveries");
        deliveries = new Deliveries(collection, clock, LEASE, Duration.ofDays(30));
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    @Test
    void createsOneDeliveryForAnAlertAndASubscription() {
        add("a");
        add("a");
        assertThat(all()).hasSize(1);
    }

    @Test
    void leasesEachToOneReplicaOnly() {
        IntStream.range(0, 30).forEach(i -> add("alert-" + i));
        List<String> leased = Flux.range(0, 40)
                .flatMap(i -> deliveries.lease().subscribeOn(Schedulers.boundedElastic()), 8)
                .map(Delivery::id)
                .collectList()
                .block();
        assertThat(leased).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void isDueAgainWhenItsReplicaDied() {
        add("a");
        Delivery first = deliveries.lease().block();
        assertThat(deliveries.lease().block()).isNull();
        now.set(NOON.plus(LEASE).plusSeconds(1));
        Delivery second = deliveries.lease().block();
        assertThat(second.id()).isEqualTo(first.id());

        deliveries.dead(first, "too late to say so").block();
        assertThat(all())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(DeliveryState.PENDING));
        deliveries.delivered(second).block();
        assertThat(all())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(DeliveryState.DELIVERED));
    }

    @Test
    void isNotDueBeforeItsTime() {
        add("a");
        deliveries
                .failed(deliveries.lease().block(), "HTTP 500", NOON.plusSeconds(300))
                .block();
        assertThat(deliveries.lease().block()).isNull();
        now.set(NOON.plusSeconds(301));
        assertThat(deliveries.lease().block().attempts()).isEqualTo(1);
    }

    @Test
    void comesBackFromTheDead() {
        add("a");
        Delivery leased = deliveries.lease().block();
        deliveries.dead(leased, "HTTP 500").block();
        assertThat(deliveries.retry(all().getFirst()).block().attempts()).isZero();
        Delivery again = deliveries.lease().block();
        assertThat(again.asked()).isTrue();
        deliveries.delivered(again).block();
        assertThat(deliveries.retry(all().getFirst()).block())
                .as("it has arrived")
                .isNull();
    }

    @Test
    void isDueAtOnceWhenAskedFor() {
        add("a");
        deliveries
                .failed(deliveries.lease().block(), "HTTP 500", NOON.plusSeconds(300))
                .block();
        assertThat(deliveries.retry(all().getFirst()).block().due()).isEqualTo(NOON);
        Delivery again = deliveries.lease().block();
        assertThat(again.attempts()).as("the schedule goes on").isEqualTo(1);
        assertThat(again.asked()).isTrue();
        deliveries.failed(again, "HTTP 500", NOON.plusSeconds(600)).block();
        assertThat(all().getFirst().asked()).as("once").isFalse();
    }

    @Test
    void isNotTakenFromWhoAttemptsItAtThisMoment() {
        add("a");
        Delivery leased = deliveries.lease().block();
        assertThat(deliveries.retry(leased).block().lease()).isEqualTo(leased.lease());
        assertThat(deliveries.lease().block()).isNull();
    }

    private void add(String alert) {
        deliveries.add(alert(alert), NOON, subscription(), NOON).block();
    }

    private List<Delivery> all() {
        return Flux.from(collection.find(new Document("tenant", "acme")))
                .map(DeliveryDocument::read)
                .collectList()
                .block();
    }

    private static AlertRaised alert(String id) {
        return new AlertRaised(
                "acme",
                id,
                "guessing",
                AlertSeverity.LOW,
                "title",
                "text",
                "ann",
                null,
                null,
                NOON,
                NOON,
                10,
                1,
                List.of(new UUID(1, 2)));
    }

    private static Subscription subscription() {
        return new Subscription(
                "acme",
                "sub",
                new DeliveryTarget.MailBox("soc@acme.example"),
                List.of(),
                AlertSeverity.LOW,
                null,
                NOON,
                "somebody",
                List.of(),
                1);
    }
}
