package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory said what could not be followed: an administrator has to know of it. Pure. */
final class DirectoryReportDetector {
    Optional<DetectionFinding> judge(DirectoryReported fact) {
        return switch (fact.report()) {
            case DirectoryReported.SWITCH_OFFS_HELD -> Optional.of(held(fact));
            case DirectoryReported.SUBJECT_UNKNOWN -> Optional.of(unknown(fact));
            default -> Optional.empty();
        };
    }

    /** One for each time that something is held. */
    private static DetectionFinding held(DirectoryReported fact) {
        return finding(
                fact,
                DetectorNames.SWITCH_OFFS_HELD,
                fact.source() + " " + fact.reportedAt(),
                AlertSeverity.HIGH,
                "“" + fact.source() + "” wants " + number(fact.accounts()) + " accounts switched off at once",
                "The identity provider says that the people of " + number(fact.accounts()) + " of "
                        + number(fact.linked())
                        + " accounts are switched off or gone. That is more than usual, so none was switched off: the"
                        + " provider may have lost its people. If it is right, an administrator lets them through"
                        + " (POST /v1/directory-sources/" + fact.source() + "/release).");
    }

    /** One a day for each who tells. */
    private static DetectionFinding unknown(DirectoryReported fact) {
        return finding(
                fact,
                DetectorNames.UNKNOWN_SUBJECT,
                fact.source(),
                AlertSeverity.LOW,
                "“" + fact.source() + "” told of somebody who has no account",
                "The identity provider told of “" + told(fact.about()) + "” (" + told(fact.said())
                        + "), and no account is"
                        + " theirs by that name: nothing followed. If they have one, their address has changed, or the"
                        + " directory gives no externalId for them. Further ones of the day are on the record alone.");
    }

    private static DetectionFinding finding(
            DirectoryReported fact,
            String detector,
            String subject,
            AlertSeverity severity,
            String title,
            String description) {
        return new DetectionFinding(
                detector,
                fact.tenant(),
                subject,
                fact.reportedAt().truncatedTo(ChronoUnit.DAYS),
                severity,
                title,
                description,
                null,
                null,
                null,
                fact.reportedAt(),
                fact.reportedAt(),
                0,
                fact.accounts() == null ? 0 : fact.accounts(),
                List.of());
    }

    private static long number(@Nullable Long given) {
        return given == null ? 0 : given;
    }

    private static String told(@Nullable String given) {
        return given == null ? "?" : given;
    }
}
