package dev.latchkey.notifier.detection;

import static dev.latchkey.notifier.SignIns.anAcceptedOne;
import static dev.latchkey.notifier.SignIns.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.notifier.RunningNotifier;
import dev.latchkey.notifier.SignIns;
import dev.latchkey.notifier.alert.Alerts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two replicas on one database, and replicas that die at the worst moment. */
class DetectionIT {
    private static final DetectionSettings SETTINGS =
            new DetectionSettings(Duration.ofHours(1), 1000, Attempts.SPRAY, Attempts.GUESSING);

    @TempDir
    static Path directory;

    static EmbeddedBroker broker;
    static TestDatabase database;
    static RunningNotifier notifier;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        notifier = RunningNotifier.start(broker, database);
    }

    @AfterAll
    static void stop() {
        notifier.close();
        database.close();
        broker.close();
    }

    @Test
    void findsASprayWhoseAccountsAreReadByTwoReplicas() {
        List<ReceivedEvent> all = batch(16, i -> anAttempt().in("two").of("user" + i));
        replica().handle(all.subList(0, 8));
        assertThat(alerts("two")).isEmpty();
        replica().handle(all.subList(8, 16));
        assertThat(alerts("two")).hasSize(1);
    }

    @Test
    void raisesTheAlertOfAReplicaThatDiedBeforeItCould() {
        List<ReceivedEvent> all = batch(10, i -> anAttempt().in("died").fingerprint("f" + i));
        BruteForceDetector guessing = new BruteForceDetector(Attempts.GUESSING, Duration.ofHours(1));
        List<FailedAttempt> attempts = all.stream()
                .map(each -> FailedAttempt.of(ObservedSignIn.of(each).orElseThrow()))
                .toList();
        new AttemptWindows(collections().getCollection("windows"), Clock.systemUTC())
                .add(guessing, new DetectionSubject("died", "ann"), attempts)
                .block();
        assertThat(alerts("died")).isEmpty();
        replica().handle(all);
        replica().handle(all);
        assertThat(alerts("died"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getLong("attempts")).isEqualTo(10));
    }

    @Test
    void raisesOneAlertForANewNetworkThatIsSeenAgainByAnotherReplica() {
        List<ReceivedEvent> all = batch(3, i -> anAcceptedOne().in("again").from("198.18." + i + ".1"));
        replica().handle(all);
        replica().handle(all);
        assertThat(alerts("again")).hasSize(2);
    }

    @Test
    void writesNothingForKnownNetworksAndStaleSecrets() {
        Detection replica = replica();
        replica.handle(batch(1, i -> anAcceptedOne().in("quiet")));
        Document before = network("quiet/printer");
        replica.handle(batch(500, i -> anAcceptedOne().in("quiet")));
        replica.handle(batch(500, i -> anAttempt().in("quiet").because(dev.latchkey.events.SignInReason.REVOKED)));
        assertThat(network("quiet/printer")).isEqualTo(before);
        assertThat(Flux.from(collections().getCollection("windows").find())
                        .collectList()
                        .block())
                .noneMatch(each -> each.getString("_id").contains("/quiet/"));
    }

    @Test
    void publishesEachAlertOnce() {
        List<ReceivedEvent> all = batch(2, i -> anAcceptedOne().in("publish").from("198.18." + i + ".1"));
        replica().handle(all);
        await().untilAsserted(() -> assertThat(alerts("publish"))
                .singleElement()
                .satisfies(alert -> assertThat(alert).doesNotContainKey("outboxPending")));
    }

    private static Detection replica() {
        return new DetectionConfiguration()
                .detection(collections(), notifier.bean(Alerts.class), Clock.systemUTC(), SETTINGS);
    }

    private static MongoDatabase collections() {
        return notifier.bean(MongoDatabase.class);
    }

    private static List<Document> alerts(String tenant) {
        return Flux.from(collections().getCollection("alerts").find(new Document("tenant", tenant)))
                .collectList()
                .block();
    }

    private static Document network(String id) {
        return Mono.from(collections()
                        .getCollection("networks")
                        .find(new Document("_id", id))
                        .first())
                .block();
    }

    private static List<ReceivedEvent> batch(int count, Function<Integer, SignIns> each) {
        return IntStream.range(0, count)
                .mapToObj(i -> received(each.apply(i), i))
                .toList();
    }

    private static ReceivedEvent received(SignIns signIn, int offset) {
        Envelope<?> envelope = new Envelope<>(
                UUID.randomUUID(), "/latchkey/test", Instant.now(), "test", offset + 1, null, signIn.event());
        return new ReceivedEvent(envelope, new RawRecord(Topic.SIGN_INS.wireName(), 0, offset, null, null, Map.of()));
    }
}
