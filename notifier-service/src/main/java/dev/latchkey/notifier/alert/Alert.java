package dev.latchkey.notifier.alert;

import dev.latchkey.events.AlertSeverity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the API shows it. {@code lastSeen}, {@code attempts} and {@code accounts} go on growing while the finding
 * goes on; the published event has them as they were when the alert was raised.
 */
record Alert(
        String id,
        String detector,
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
        List<String> evidence,
        Instant raisedAt) {
    Alert {
        evidence = List.copyOf(evidence);
    }
}
