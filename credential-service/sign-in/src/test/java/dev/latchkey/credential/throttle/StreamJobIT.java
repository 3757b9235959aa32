package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.HOME;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.kit.MovableClock;
import dev.latchkey.kit.kafka.KafkaClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** The job on a broker, as replicas run it. */
class StreamJobIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LET_IN = "let in";

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static KafkaClients kafka;

    private final StreamStoreMemory memory = new StreamStoreMemory(8 << 20);
    private final HoldRules rules = new HoldRules(new AThrottle().settings);
    private final ThrottleKeys keys = new ThrottleKeys(new byte[16]);

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        kafka = KafkaClients.of(broker.bootstrapServers());
        try (Admin admin = kafka.admin(Map.of())) {
            admin.createTopics(List.of(
                            new NewTopic("latchkey.sign-ins", 2, (short) 1),
                            new NewTopic(InternalTopic.SOURCE_FAILURES.wireName(), 2, (short) 1),
                            new NewTopic(InternalTopic.SIGN_IN_HOLDS.wireName(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** A sign-in is written here as the number of a guess, or that it was let in, and whose it is as its key. */
    private StreamJob replica(String name) {
        return replica(name, Clock.systemUTC());
    }

    private StreamJob replica(String name, Clock clock) {
        Map<String, Object> properties =
                new HashMap<>(StreamJobProperties.of(StreamJob.GROUP, directory.resolve(name), 1, rules.longest()));
        properties.putAll(memory.properties());
        return new StreamJob(
                kafka,
                StreamTopology.of(StreamJobIT::read, keys, rules, new NamedSeal(), new DecisionNumbers(clock)),
                properties,
                clock);
    }

    private static Optional<SeenAttempt> read(Record<byte[], byte[]> record, Predicate<RecordedAttributes> matters) {
        ARefusal signIn = aRefusal().as(new String(record.key()));
        String value = new String(record.value());
        ARefusal ended =
                value.equals(LET_IN) ? signIn.because(SignInReason.ACCEPTED) : signIn.guess(Integer.parseInt(value));
        return Optional.of(new SeenAttempt(ended.attributes(), record.timestamp()))
                .filter(seen -> matters.test(seen.signIn()));
    }

    private static void guesses(String login, int from, int to) {
        signIns(login, IntStream.range(from, to).mapToObj(Integer::toString));
    }

    private static void signIns(String login, Stream<String> values) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of())) {
            values.map(value -> new ProducerRecord<>("latchkey.sign-ins", login.getBytes(), value.getBytes()))
                    .forEach(producer::send);
            producer.flush();
        }
    }

    /** Again and again, which counts once: where it has never been it reads what comes from then on. */
    private static void guessedUntil(String login, int from, int to, BooleanSupplier decided) {
        await().atMost(SOON).until(() -> {
            guesses(login, from, to);
            return decided.getAsBoolean();
        });
    }

    private static List<HoldDecision> decided() {
        TopicPartition only = new TopicPartition(InternalTopic.SIGN_IN_HOLDS.wireName(), 0);
        List<HoldDecision> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer(Map.of())) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).get(only);
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> all.add(HoldDecision.read(record.key(), record.value())));
            }
        }
        return all;
    }

    private static boolean isDecided(Hold.Scope scope, ThrottleKey key) {
        return decided().stream()
                .anyMatch(each -> each.scope() == scope && each.key().equals(key));
    }

    private static StreamJob running(StreamJob replica) {
        await().atMost(SOON).until(() -> {
            replica.look();
            return replica.running();
        });
        return replica;
    }

    @Test
    void remembersOverRestartsAndReplicasWhatItHasCounted() {
        String login = "carol@acme.example";
        ThrottleKey account = keys.account(aRefusal().as(login).origin());
        ThrottleKey source = keys.source(
                aRefusal().origin(),
                Objects.requireNonNull(aRefusal().from(HOME).origin().address()));
        try (StreamJob first = running(replica("first"))) {
            guessedUntil(login, 0, 60, () -> isDecided(Hold.Scope.SOURCE, source));
            assertThat(isDecided(Hold.Scope.ACCOUNT, account)).isFalse();
        }
        HoldDecision forgiven = HoldDecision.forgiven(
                Hold.Scope.PAIR,
                keys.pair(
                        aRefusal().as(login).origin(),
                        Objects.requireNonNull(aRefusal().origin().address())));
        try (StreamJob elsewhere = running(replica("second"))) {
            signIns(login, Stream.of(LET_IN));
            await().atMost(SOON)
                    .until(() -> decided().stream().anyMatch(each -> each.at(0).equals(forgiven)));
            guessedUntil(login, 60, 105, () -> isDecided(Hold.Scope.ACCOUNT, account));
        }
    }

    /** Each time it looks some seconds have passed. */
    private static void running(StreamJob replica, MovableClock clock) {
        await().atMost(SOON).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            replica.look();
            return replica.running() && replica.cause().isEmpty();
        });
    }

    @Test
    void saysWhatHoldsItUpAndGoesOnOnceThatIsOver() throws Exception {
        String changelog = InternalTopic.LOGIN_FAILURES_LOG.wireName();
        String login = "dora@acme.example";
        MovableClock clock = new MovableClock(Instant.now());
        try (Admin admin = kafka.admin(Map.of());
                StreamJob replica = running(replica("third", clock))) {
            StreamJobHealth health = new StreamJobHealth(replica, clock);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            admin.createPartitions(Map.of("latchkey.sign-ins", NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            await().atMost(SOON).until(() -> replica.cause().isPresent());
            clock.advance(Duration.ofSeconds(61));
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails().get("heldUpBy").toString()).contains("partitions");
            admin.createPartitions(Map.of(changelog, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            running(replica, clock);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            guessedUntil(
                    login,
                    0,
                    105,
                    () -> isDecided(
                            Hold.Scope.ACCOUNT,
                            keys.account(aRefusal().as(login).origin())));
        }
    }
}
