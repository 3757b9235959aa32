package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A replica could not understand a version of a tenant's policies, and goes on by an older one. Pure. */
final class RejectedPoliciesDetector {
    /** One alert for each version, however many replicas say so. */
    Optional<DetectionFinding> judge(PolicySnapshotReported report, Instant at) {
        return Optional.ofNullable(report.rejectedVersion()).map(rejected -> finding(report, rejected, at));
    }

    private static DetectionFinding finding(PolicySnapshotReported report, long rejected, Instant at) {
        return new DetectionFinding(
                DetectorNames.POLICIES_REJECTED,
                report.tenant(),
                "version " + rejected,
                Instant.EPOCH, // a version comes once
                AlertSeverity.HIGH,
                "Version " + rejected + " of the policies is not in force",
                description(report, rejected),
                null,
                null,
                null,
                at,
                at,
                0,
                0,
                List.of());
    }

    private static String description(PolicySnapshotReported report, long rejected) {
        return "Replica " + report.replica() + " could not understand version " + rejected
                + " of the policies, and judges by version "
                + report.version() + " (0 is none): " + String.join("; ", report.problems())
                + ". Most often a replica is older than policy-service: bring it up to date, or take back what it"
                + " does not know.";
    }
}
