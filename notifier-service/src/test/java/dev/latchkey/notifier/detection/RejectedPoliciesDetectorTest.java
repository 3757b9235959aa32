package dev.latchkey.notifier.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.notifier.alert.DetectionFinding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectedPoliciesDetectorTest {
    private final RejectedPoliciesDetector detector = new RejectedPoliciesDetector();

    private Optional<DetectionFinding> judge(String replica, @Nullable Long rejected) {
        return detector.judge(
                new PolicySnapshotReported(
                        "acme", replica, 7, "hash", 90L, rejected, List.of("policies[0].effect: warn")),
                Attempts.NOON);
    }

    @Test
    void findsWhatAReplicaCouldNotUnderstand() {
        assertThat(judge("credential-service-1", 8L)).hasValueSatisfying(finding -> {
            assertThat(finding.severity()).isEqualTo(AlertSeverity.HIGH);
            assertThat(finding.detector()).isEqualTo("policiesRejected");
            assertThat(finding.title()).isEqualTo("Version 8 of the policies is not in force");
            assertThat(finding.description())
                    .contains("credential-service-1 could not understand version 8", "policies[0].effect: warn");
        });
    }

    @Test
    void isOneFindingHoweverManyReplicasSaySo() {
        assertThat(judge("one", 8L).map(DetectionFinding::subject))
                .isEqualTo(judge("two", 8L).map(DetectionFinding::subject));
        assertThat(judge("one", 9L).map(DetectionFinding::subject))
                .isNotEqualTo(judge("one", 8L).map(DetectionFinding::subject));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(judge("one", null)).isEmpty();
    }
}
