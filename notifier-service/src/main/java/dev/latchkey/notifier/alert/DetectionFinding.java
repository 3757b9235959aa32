package dev.latchkey.notifier.alert;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a detector found.
 *
 * @param detector    name of the detector
 * @param subject     what was found out about: a source, an account, a credential on a network
 * @param period      start of the period in which all findings about the subject are one alert
 * @param title       one line for a person
 * @param description what was seen and what to do
 * @param attempts    how many attempts counted
 * @param accounts    how many accounts they concerned
 * @param evidence    ids of sign-in events, the latest last; only the last 20 are kept
 */
public record DetectionFinding(
        String detector,
        String tenant,
        String subject,
        Instant period,
        AlertSeverity severity,
        String title,
        String description,
        @Nullable String account,
        @Nullable String credential,
        @Nullable String address,
        Instant firstSeen,
        Instant lastSeen,
        long attempts,
        long accounts,
        List<UUID> evidence) {
    private static final int EVIDENCE = 20;

    public DetectionFinding {
        evidence = List.copyOf(evidence.subList(Math.max(0, evidence.size() - EVIDENCE), evidence.size()));
    }

    /** The id of the alert: the same finding seen again has the same one. */
    public String alertId() {
        return AlertId.of(detector, tenant, subject, period.toString());
    }

    AlertRaised event() {
        return new AlertRaised(
                tenant,
                alertId(),
                detector,
                severity,
                title,
                description,
                account,
                credential,
                address,
                firstSeen,
                lastSeen,
                attempts,
                accounts,
                evidence);
    }
}
