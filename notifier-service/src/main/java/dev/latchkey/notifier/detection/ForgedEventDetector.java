package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Somebody writes to Kafka what the sender of such events has not signed. One alert for each topic and reason in a period, however
 * much is written: it is the platform's, whatever tenant the forger names. Pure.
 */
final class ForgedEventDetector {
    private final Duration period;

    ForgedEventDetector(Duration period) {
        this.period = period;
    }

    DetectionFinding judge(ForgedEvents.Kind kind, long events, Instant now) {
        long millis = period.toMillis();
        return new DetectionFinding(
                DetectorNames.FORGED_EVENT,
                ReservedTenants.PLATFORM,
                kind.topic() + " " + kind.reason(),
                Instant.ofEpochMilli(now.toEpochMilli() / millis * millis),
                AlertSeverity.HIGH,
                "Forged events on " + kind.topic(),
                description(kind),
                null,
                null,
                null,
                now,
                now,
                events,
                0,
                List.of());
    }

    private static String description(ForgedEvents.Kind kind) {
        String found = kind.deadLetters()
                ? "it is on " + kind.topic() + ".dlt, with the place where it was"
                : "it does nothing there";
        return "What was read as an event of " + kind.topic() + " was not signed by " + kind.sender()
                + " as it stands there (" + kind.reason() + "). Nobody acted on it; " + found + ". Somebody"
                + " who is not " + kind.sender()
                + " can write to Kafka: look at who may, and from where. Right after"
                + " a change of keys it may be that a key is used which the other services do not have yet.";
    }
}
