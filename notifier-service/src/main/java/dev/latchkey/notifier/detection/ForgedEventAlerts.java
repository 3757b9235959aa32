package dev.latchkey.notifier.detection;

import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.ForgedEvents.Kind;
import dev.latchkey.notifier.alert.Alerts;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Looks from time to time whether forged events were seen here, where every topic is read. For one thread. */
final class ForgedEventAlerts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ForgedEvents forged;
    private final ForgedEventDetector detector;
    private final Alerts alerts;
    private final Clock clock;
    private final Map<Kind, Long> told = new HashMap<>();

    ForgedEventAlerts(ForgedEvents forged, ForgedEventDetector detector, Alerts alerts, Clock clock) {
        this.forged = forged;
        this.detector = detector;
        this.alerts = alerts;
        this.clock = clock;
    }

    void look() {
        for (Kind kind : forged.kinds()) {
            long events = forged.count(kind);
            if (events > told.getOrDefault(kind, 0L)) {
                alerts.raise(detector.judge(kind, events, clock.instant())).block(PATIENCE);
                told.put(kind, events);
            }
        }
    }
}
