package dev.latchkey.notifier.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordRevoked;
import org.junit.jupiter.api.Test;

class LeakedCredentialDetectorTest {
    private final LeakedCredentialDetector detector = new LeakedCredentialDetector();

    private static AppPasswordRevoked revoked(String reason, Actor by) {
        return new AppPasswordRevoked("acme", "ann", "c-1", 2, "Printer", Attempts.NOON, reason, by);
    }

    @Test
    void findsWhatAReporterHadRevoked() {
        assertThat(detector.judge(revoked("leaked: reported by GitHub", new Actor("leak-reporter/github", "client"))))
                .hasValueSatisfying(finding -> {
                    assertThat(finding.severity()).isEqualTo(AlertSeverity.HIGH);
                    assertThat(finding.detector()).isEqualTo("leakedCredential");
                    assertThat(finding.credential()).isEqualTo("c-1");
                    assertThat(finding.title()).isEqualTo("App password “Printer” was found in public");
                    assertThat(finding.description()).contains("(leaked: reported by GitHub)");
                });
    }

    @Test
    void believesNoWordsOfAPerson() {
        assertThat(detector.judge(revoked("leaked: reported by me", new Actor("s-ann", "person"))))
                .isEmpty();
        assertThat(detector.judge(revoked(null, Actor.service("credential-service"))))
                .isEmpty();
    }
}
