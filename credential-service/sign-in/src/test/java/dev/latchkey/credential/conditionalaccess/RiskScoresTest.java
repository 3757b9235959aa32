package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.policy.rule.Risk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskScoresTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final RiskScores scores = new RiskScores(
            new MemoryBudget(1L << 30, new SimpleMeterRegistry()),
            Duration.ofHours(24),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private void saw(AlertSeverity severity, @Nullable String credential, Instant lastSeen) {
        scores.saw(new AlertRaised(
                "acme",
                "a",
                "somebody",
                severity,
                "Title",
                "Words",
                "anna",
                credential,
                null,
                lastSeen,
                lastSeen,
                1,
                1,
                List.of()));
    }

    @Test
    void isThatOfTheWorstAlertThatStillCounts() {
        saw(AlertSeverity.CRITICAL, "phone", NOW.minus(Duration.ofHours(24)));
        assertThat(scores.of("acme", "phone")).isEqualTo(Risk.NONE);
        saw(AlertSeverity.MEDIUM, "phone", NOW.minus(Duration.ofHours(1)));
        saw(AlertSeverity.LOW, "phone", NOW);
        assertThat(scores.of("acme", "phone")).isEqualTo(Risk.MEDIUM);
        saw(AlertSeverity.HIGH, "phone", NOW);
        assertThat(scores.of("acme", "phone")).isEqualTo(Risk.HIGH);
    }

    @Test
    void goesBackToALowerOneThatCountsForLonger() {
        saw(AlertSeverity.HIGH, "phone", NOW.minus(Duration.ofHours(25)));
        saw(AlertSeverity.LOW, "phone", NOW.minus(Duration.ofHours(1)));
        saw(AlertSeverity.HIGH, "phone", NOW.minus(Duration.ofHours(26)));
        assertThat(scores.of("acme", "phone")).isEqualTo(Risk.LOW);
    }

    @Test
    void isNotThatOfOthers() {
        saw(AlertSeverity.HIGH, "phone", NOW);
        assertThat(scores.of("acme", "scanner")).isEqualTo(Risk.NONE);
        assertThat(scores.of("other", "phone")).isEqualTo(Risk.NONE);
        assertThat(scores.of("acme", null)).isEqualTo(Risk.NONE);
    }

    /** Whoever attacks an account could provoke it. */
    @Test
    void doesNotCountAlertsAboutAnAccountAlone() {
        saw(AlertSeverity.CRITICAL, null, NOW);
        assertThat(scores.of("acme", "phone")).isEqualTo(Risk.NONE);
    }
}
