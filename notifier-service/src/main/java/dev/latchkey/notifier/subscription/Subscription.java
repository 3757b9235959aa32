package dev.latchkey.notifier.subscription;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to be told of alerts.
 *
 * @param detectors       whose alerts; empty is all
 * @param disabledBecause why it is off; absent while it is on
 * @param createdBy       the {@code sub} of whoever made it
 * @param version         grows with each change
 */
public record Subscription(
        String tenant,
        String id,
        DeliveryTarget target,
        List<String> detectors,
        AlertSeverity minSeverity,
        @Nullable String disabledBecause,
        Instant createdAt,
        String createdBy,
        List<SealedSecret> secrets,
        long version) {
    public Subscription {
        detectors = List.copyOf(detectors);
        secrets = List.copyOf(secrets);
    }

    /** Whether alerts are delivered to it. */
    public boolean enabled() {
        return disabledBecause == null;
    }

    /** Whether it is for this alert: one raised before it was made is not. */
    public boolean wants(AlertRaised alert, Instant raisedAt) {
        return enabled()
                && !raisedAt.isBefore(createdAt)
                && (detectors.isEmpty() || detectors.contains(alert.detector()))
                && alert.severity().compareTo(minSeverity) >= 0;
    }
}
