package dev.latchkey.notifier.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimedAccountDetectorTest {
    private final ClaimedAccountDetector detector = new ClaimedAccountDetector();

    private static AccountClaimDecided claim(String identity, String result, Instant at) {
        return new AccountClaimDecided(
                "acme",
                "a-ann",
                "ann@acme.example",
                "https://id.example",
                identity,
                "ann@acme.example",
                result,
                "claimedLogin",
                at,
                new Actor(identity, "person"));
    }

    private DetectionFinding refused(String identity, Instant at) {
        return detector.judge(claim(identity, "refused", at)).orElseThrow();
    }

    @Test
    void findsWhoeverComesAsAnother() {
        DetectionFinding finding = refused("s-oscar", Attempts.NOON);
        assertThat(finding.severity()).isEqualTo(AlertSeverity.HIGH);
        assertThat(finding.detector()).isEqualTo("accountClaimed");
        assertThat(finding.account()).isEqualTo("a-ann");
        assertThat(finding.description()).contains("s-oscar", "https://id.example");
    }

    @Test
    void findsNothingInOwnersWhoComeToTheirOwn() {
        assertThat(detector.judge(claim("s-ann", "bound", Attempts.NOON))).isEmpty();
        assertThat(detector.judge(claim("s-ann", "released", Attempts.NOON))).isEmpty();
    }

    @Test
    void isOneAlertADayForEachWhoTries() {
        String first = refused("s-oscar", Attempts.NOON).alertId();
        assertThat(refused("s-oscar", Attempts.NOON.plusSeconds(3600)).alertId())
                .isEqualTo(first);
        assertThat(refused("s-oscar", Attempts.NOON.plus(Duration.ofDays(1))).alertId())
                .isNotEqualTo(first);
        assertThat(refused("s-eve", Attempts.NOON).alertId()).isNotEqualTo(first);
    }
}
