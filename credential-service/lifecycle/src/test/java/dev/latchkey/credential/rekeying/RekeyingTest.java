package dev.latchkey.credential.rekeying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.VerifierKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RekeyingTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private final VerifierKeys keys = new VerifierKeys(Map.of(1, new byte[32], 2, new byte[40]));
    private final AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.SHORT);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Rekeying.Due> written = new CopyOnWriteArrayList<>();
    private final List<Rekeying> open = new ArrayList<>();
    private Instant now = NOON;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    private Rekeying rekeying(Duration settledAfter, Mono<Boolean> outcome) {
        return rekeying(settledAfter, outcome, Duration.ofMinutes(1));
    }

    private Rekeying rekeying(Duration settledAfter, Mono<Boolean> outcome, Duration within) {
        RekeyingSettings settings = new RekeyingSettings(settledAfter, within, 2, Duration.ofMinutes(10));
        Rekeying made = new Rekeying(
                keys,
                (password, from, to) -> {
                    written.add(new Rekeying.Due(password, from, to));
                    return outcome;
                },
                clock,
                settings,
                new MemoryBudget(1L << 30, meters),
                meters);
        open.add(made);
        return made;
    }

    @AfterEach
    void close() {
        open.forEach(Rekeying::close);
    }

    private static AppPassword password(String id) {
        return new AppPassword(
                "acme",
                "a-anna",
                id,
                "phone",
                null,
                AppPasswordState.ACTIVE,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                NOON,
                null,
                NOON.plusSeconds(60),
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                1);
    }

    private double counted(String result) {
        return meters.counter("latchkey.rekeyed", "result", result).count();
    }

    @Test
    void writesTheNewestVerifierOfWhatIsKeptUnderAnOlderKey() {
        Rekeying rekeying = rekeying(Duration.ZERO, Mono.just(true));
        Rekeying.Due due = rekeying.due(password("c-1"), 1, secret);
        assertThat(due).isNotNull();
        rekeying.later(due);
        assertThat(written).containsExactly(due);
        assertThat(due.to()).isEqualTo(keys.newest("acme", secret));
        assertThat(due.from()).isEqualTo(1);
        assertThat(counted("done")).isEqualTo(1);
        assertThat(due.toString()).doesNotContain(due.to().value());
    }

    @Test
    void hasNothingToDoForTheNewestKey() {
        assertThat(rekeying(Duration.ZERO, Mono.just(true)).due(password("c-1"), 2, secret))
                .isNull();
    }

    @Test
    void writesOnceHoweverOftenTheOldKeyIsStillRemembered() {
        Rekeying rekeying = rekeying(Duration.ZERO, Mono.just(false));
        Rekeying.Due due = rekeying.due(password("c-1"), 1, secret);
        rekeying.later(due);
        rekeying.later(due);
        assertThat(rekeying.due(password("c-1"), 1, secret)).isNull();
        assertThat(written).hasSize(1);
        assertThat(counted("unchanged")).isEqualTo(1);
    }

    @Test
    void leavesTheOtherReplicasTimeToGetTheKey() {
        Rekeying rekeying = rekeying(Duration.ofMinutes(5), Mono.just(true));
        assertThat(rekeying.due(password("c-1"), 1, secret)).isNull();
        now = NOON.plus(Duration.ofMinutes(5));
        assertThat(rekeying.due(password("c-1"), 1, secret)).isNotNull();
    }

    @Test
    void triesAgainAtTheNextSignInWhatFailedOrTookTooLong() {
        for (Mono<Boolean> outcome : List.of(Mono.<Boolean>error(new IllegalStateException()), Mono.<Boolean>never())) {
            Rekeying rekeying = rekeying(Duration.ZERO, outcome, Duration.ofMillis(50));
            rekeying.later(rekeying.due(password("c-1"), 1, secret));
            await().until(() -> rekeying.due(password("c-1"), 1, secret) != null);
        }
        assertThat(counted("failed")).isEqualTo(2);
    }

    @Test
    void leavesToTheNextSignInWhatFindsNoRoom() {
        Sinks.One<Boolean> slow = Sinks.one();
        Rekeying rekeying = rekeying(Duration.ZERO, slow.asMono());
        for (int i = 0; i < 20; i++) {
            rekeying.later(rekeying.due(password("c-" + i), 1, secret));
        }
        assertThat(written).hasSize(4);
        assertThat(counted("skipped")).isPositive();
        assertThat(rekeying.due(password("c-19"), 1, secret)).isNotNull();
        assertThat(rekeying.due(password("c-0"), 1, secret)).isNull();
        slow.tryEmitValue(true);
        assertThat(counted("done") + counted("skipped")).isEqualTo(20);
    }
}
