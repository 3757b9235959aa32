package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app password was found in public, and was revoked for that. Who revoked it tells, not the words of the reason. Pure. */
final class LeakedCredentialDetector {
    /** As credential-service names those who report leaks; no person or client has a name like that. */
    private static final String REPORTER = "leak-reporter/";

    Optional<DetectionFinding> judge(AppPasswordRevoked fact) {
        return fact.by().id().startsWith(REPORTER) ? Optional.of(finding(fact)) : Optional.empty();
    }

    private static DetectionFinding finding(AppPasswordRevoked fact) {
        String device = "“" + fact.label() + "”";
        return new DetectionFinding(
                DetectorNames.LEAKED_CREDENTIAL,
                fact.tenant(),
                fact.credential(),
                Instant.EPOCH, // an app password is revoked only once
                AlertSeverity.HIGH,
                "App password " + device + " was found in public",
                description(device, fact.reason()),
                fact.account(),
                fact.credential(),
                null,
                fact.revokedAt(),
                fact.revokedAt(),
                0,
                1,
                List.of());
    }

    private static String description(String device, @Nullable String reason) {
        return "The app password " + device + " was found where anybody may have read it, and was revoked at once"
                + (reason == null ? "" : " (" + reason + ")")
                + ". Look at its sign-ins of the last days: addresses that the owner does not know may be"
                + " somebody else's. Help the owner to issue a new one, and to keep it out of what is published.";
    }
}
