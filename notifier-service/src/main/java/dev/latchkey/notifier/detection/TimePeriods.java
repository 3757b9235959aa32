package dev.latchkey.notifier.detection;

import java.time.Duration;
import java.time.Instant;

/** Time cut into equal periods, counted from the epoch, so that every replica cuts it alike. */
final class TimePeriods {
    private TimePeriods() {}

    static Instant start(Instant at, Duration length) {
        return Instant.ofEpochMilli(at.toEpochMilli() - Math.floorMod(at.toEpochMilli(), length.toMillis()));
    }
}
