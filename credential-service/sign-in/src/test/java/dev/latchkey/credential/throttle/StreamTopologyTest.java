package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.HOME;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.SignInReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTopologyTest {
    private static final ThrottleSettings SETTINGS = new AThrottle().settings;

    @TempDir
    Path directory;

    private final ThrottleKeys keys = new ThrottleKeys(new byte[16]);
    private final Queue<SeenAttempt> records = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private final AtomicLong lastOrder = new AtomicLong();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> signIns;
    private TestOutputTopic<byte[], byte[]> decisions;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(
                StreamTopology.of(
                        (record, matters) ->
                                Optional.ofNullable(records.poll()).filter(seen -> matters.test(seen.signIn())),
                        keys,
                        new HoldRules(SETTINGS),
                        new NamedSeal(),
                        new DecisionNumbers(() -> now)),
                properties,
                now);
        signIns = driver.createInputTopic("latchkey.sign-ins", new ByteArraySerializer(), new ByteArraySerializer());
        decisions = driver.createOutputTopic(
                InternalTopic.SIGN_IN_HOLDS.wireName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void saw(ARefusal refusal) {
        records.add(new SeenAttempt(refusal.attributes(), now.toEpochMilli()));
        signIns.pipeInput(refusal.login().getBytes(), new byte[0], now);
    }

    private void later(String instant) {
        Instant then = Instant.parse(instant);
        driver.advanceWallClockTime(Duration.between(now, then));
        now = then;
    }

    private List<HoldDecision> decided() {
        return decisions.readKeyValuesToList().stream()
                .map(each -> HoldDecision.read(each.key, each.value))
                .peek(each -> assertThat(each.order()).isGreaterThan(lastOrder.getAndSet(each.order())))
                .map(each -> each.at(0))
                .toList();
    }

    private ThrottleKey pair(ARefusal refusal) {
        AttemptOrigin origin = refusal.origin();
        return keys.pair(origin, Objects.requireNonNull(origin.address()));
    }

    @Test
    void decidesNothingOfWhoFailsSeldom() {
        for (int guess = 0; guess < 3; guess++) {
            saw(aRefusal().guess(guess));
        }
        for (int source = 0; source < 50; source++) {
            saw(aRefusal().as("user" + source + "@acme.example").from("198.51.100." + source));
        }
        assertThat(decided()).isEmpty();
    }

    @Test
    void holdsALoginBackAtAnAddressThatFailsTooOften() {
        for (int guess = 0; guess < 5; guess++) {
            saw(aRefusal().guess(guess));
        }
        assertThat(decided())
                .containsExactly(
                        HoldDecision.held(Hold.Scope.PAIR, pair(aRefusal()), now.toEpochMilli() + 1000),
                        HoldDecision.held(Hold.Scope.PAIR, pair(aRefusal()), now.toEpochMilli() + 2000));
    }

    @Test
    void countsASecretOnceAndWhatWasNotLookedAtNever() {
        for (int guess = 0; guess < 10; guess++) {
            saw(aRefusal().guess(7));
            saw(aRefusal().guess(guess).because(SignInReason.THROTTLED));
            saw(aRefusal().guess(guess).because(SignInReason.TEMPORARY_FAILURE));
        }
        assertThat(decided()).isEmpty();
    }

    @Test
    void saysThatAnAccountIsUnderAttackFromWherever() {
        for (int guess = 0; guess < 100; guess++) {
            saw(aRefusal().from("203.0.113." + guess).guess(guess));
        }
        assertThat(decided()).singleElement().satisfies(decision -> {
            assertThat(decision.scope()).isEqualTo(Hold.Scope.ACCOUNT);
            assertThat(decision.key()).isEqualTo(keys.account(aRefusal().origin()));
            assertThat(Instant.ofEpochMilli(decision.until())).isAfter(now.plus(Duration.ofMinutes(59)));
        });
    }

    @Test
    void holdsAnAddressBackWhosoeverItTries() {
        for (int guess = 0; guess < 31; guess++) {
            saw(aRefusal().as("user" + guess + "@acme.example").from(HOME).guess(guess));
        }
        assertThat(decided()).singleElement().satisfies(decision -> {
            assertThat(decision.scope()).isEqualTo(Hold.Scope.SOURCE);
            assertThat(decision.until()).isEqualTo(now.toEpochMilli() + 1000);
        });
    }

    @Test
    void closesALoginAtADoorThatTellsNoAddresses() {
        for (int guess = 0; guess < 100; guess++) {
            saw(aRefusal().from(null).guess(guess));
        }
        assertThat(decided()).extracting(HoldDecision::scope).containsExactly(Hold.Scope.DOOR);
    }

    @Test
    void forgivesWhoIsLetInWhatTheyHadFailed() {
        for (int guess = 0; guess < 4; guess++) {
            saw(aRefusal().guess(guess));
        }
        assertThat(decided()).hasSize(1);
        saw(aRefusal().because(SignInReason.ACCEPTED));
        assertThat(decided()).containsExactly(HoldDecision.forgiven(Hold.Scope.PAIR, pair(aRefusal())));
        saw(aRefusal().because(SignInReason.ACCEPTED));
        saw(aRefusal().guess(9));
        assertThat(decided()).as("a device in use costs nothing").isEmpty();
    }

    @Test
    void countsNothingThatNoReplicaHasSent() {
        TestInputTopic<byte[], byte[]> sources = driver.createInputTopic(
                InternalTopic.SOURCE_FAILURES.wireName(), new ByteArraySerializer(), new ByteArraySerializer());
        AttemptOrigin origin = aRefusal().origin();
        ThrottleKey source = keys.source(origin, Objects.requireNonNull(origin.address()));
        for (int guess = 0; guess < 40; guess++) {
            SourceFailure forged = new SourceFailure(source, guess, now.toEpochMilli());
            sources.pipeInput(forged.recordKey(), forged.recordValue(), now);
        }
        assertThat(decided()).isEmpty();
    }

    /** Their failures would be in windows that the store has dropped by then. */
    @Test
    void isNotLedAheadByAReplicaWhoseClockIsAhead() {
        records.add(new SeenAttempt(
                aRefusal().attributes(), now.plus(Duration.ofDays(1)).toEpochMilli()));
        signIns.pipeInput(aRefusal().login().getBytes(), new byte[0], now);
        for (int guess = 1; guess < 4; guess++) {
            saw(aRefusal().guess(guess));
        }
        assertThat(decided()).extracting(HoldDecision::scope).containsExactly(Hold.Scope.PAIR);
    }

    @Test
    void endsByNoRecordThatIsNone() {
        TestInputTopic<byte[], byte[]> sources = driver.createInputTopic(
                InternalTopic.SOURCE_FAILURES.wireName(), new ByteArraySerializer(), new ByteArraySerializer());
        Headers sealed = new NamedSeal()
                .sealed(InternalTopic.SOURCE_FAILURES, new Record<>(new byte[0], new byte[0], 0))
                .headers();
        sources.pipeInput(new TestRecord<>(new byte[3], new byte[1], sealed, now));
        sources.pipeInput(new TestRecord<>(null, null, sealed, now));
        signIns.pipeInput(null, null, now);
        for (int guess = 0; guess < 4; guess++) {
            saw(aRefusal().guess(guess));
        }
        assertThat(decided()).hasSize(1);
    }

    /** A window begins anew at the hour; what counts does not. */
    @Test
    void remembersOverTheEndOfAWindowAndForgetsAfterIt() {
        later("2026-03-04T10:59:50Z");
        for (int guess = 0; guess < 99; guess++) {
            saw(aRefusal().from("203.0.113." + guess).guess(guess));
        }
        later("2026-03-04T11:00:10Z");
        saw(aRefusal().from("203.0.113.200").guess(200));
        assertThat(decided()).extracting(HoldDecision::scope).containsExactly(Hold.Scope.ACCOUNT);
        later("2026-03-04T13:00:00Z");
        saw(aRefusal().from("203.0.113.201").guess(201));
        assertThat(decided()).isEmpty();
    }
}
