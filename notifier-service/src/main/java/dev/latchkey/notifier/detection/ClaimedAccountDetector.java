package dev.latchkey.notifier.detection;

import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Somebody came as the owner of an account that is somebody else's, and was refused. Pure. */
final class ClaimedAccountDetector {
    Optional<DetectionFinding> judge(AccountClaimDecided fact) {
        return fact.result().equals(AccountClaimDecided.REFUSED) ? Optional.of(finding(fact)) : Optional.empty();
    }

    private static DetectionFinding finding(AccountClaimDecided fact) {
        return new DetectionFinding(
                DetectorNames.ACCOUNT_CLAIMED,
                fact.tenant(),
                fact.account() + " " + fact.issuer() + " " + fact.identity(),
                fact.decidedAt().truncatedTo(ChronoUnit.DAYS),
                AlertSeverity.HIGH,
                "Somebody else came as the owner of “" + fact.login() + "”",
                description(fact),
                fact.account(),
                null,
                null,
                fact.decidedAt(),
                fact.decidedAt(),
                0,
                1,
                List.of());
    }

    private static String description(AccountClaimDecided fact) {
        return "“" + fact.identity() + "” of " + fact.issuer() + " signed in with "
                + (fact.claimed() == null ? "no login" : "the login “" + fact.claimed() + "”")
                + " and was refused: the account “" + fact.login() + "” is bound to somebody else. Either they changed"
                + " their address at the identity provider to that of another (let nobody edit their own), or the owner"
                + " has a new identity there: an administrator can then make the account nobody's.";
    }
}
