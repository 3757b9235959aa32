package dev.latchkey.notifier.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DirectoryReportDetectorTest {
    private static final Actor BY = new Actor("directory-source/keycloak", "client");
    private final DirectoryReportDetector detector = new DirectoryReportDetector();

    private static DirectoryReported held(Instant at) {
        return new DirectoryReported("acme", "keycloak", "switchOffsHeld", null, null, 57L, 60L, at, BY);
    }

    private static DirectoryReported unknown(String about, Instant at) {
        return new DirectoryReported("acme", "idp", "subjectUnknown", "account-disabled", about, null, null, at, BY);
    }

    private DetectionFinding judge(DirectoryReported fact) {
        return detector.judge(fact).orElseThrow();
    }

    @Test
    void saysWhatIsHeldAndHowItIsLetThrough() {
        DetectionFinding finding = judge(held(Attempts.NOON));
        assertThat(finding.severity()).isEqualTo(AlertSeverity.HIGH);
        assertThat(finding.detector()).isEqualTo("switchOffsHeld");
        assertThat(finding.accounts()).isEqualTo(57);
        assertThat(finding.description()).contains("57 of 60", "/v1/directory-sources/keycloak/release");
        assertThat(judge(held(Attempts.NOON.plusSeconds(60))).alertId())
                .as("held once more")
                .isNotEqualTo(finding.alertId());
    }

    @Test
    void isOneAlertADayOfWhoHasNoAccount() {
        DetectionFinding finding = judge(unknown("berta@acme.example", Attempts.NOON));
        assertThat(finding.detector()).isEqualTo("unknownSubject");
        assertThat(finding.description()).contains("berta@acme.example", "account-disabled");
        assertThat(judge(unknown("carl@acme.example", Attempts.NOON.plusSeconds(3600)))
                        .alertId())
                .isEqualTo(finding.alertId());
        assertThat(judge(unknown("berta@acme.example", Attempts.NOON.plus(Duration.ofDays(1))))
                        .alertId())
                .isNotEqualTo(finding.alertId());
    }

    @Test
    void findsNothingInWhatAnAdministratorDoes() {
        assertThat(detector.judge(new DirectoryReported(
                        "acme", "keycloak", "switchOffsReleased", null, null, 57L, 60L, Attempts.NOON, BY)))
                .isEmpty();
    }
}
