package dev.latchkey.quickstart.supervision;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a part is left alone before it is started again: a second, then twice as long after each failure, up to a
 * minute. Who was ready for ten minutes begins anew.
 */
final class RestartDelay {

    static final Duration LEAST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofMinutes(1);
    static final Duration STABLE = Duration.ofMinutes(10);

    private Duration next = LEAST;
    private Instant readySince = Instant.MAX;
    private int inARow;

    /** How often it has failed since it was well for the last time. */
    int failuresInARow() {
        return inARow;
    }

    void ready(Instant now) {
        readySince = now;
    }

    /** After one more failure. */
    Duration failed(Instant now) {
        if (readySince.isBefore(now.minus(STABLE))) {
            next = LEAST;
            inARow = 0;
        }
        inARow++;
        readySince = Instant.MAX;
        var delay = next;
        next = delay.multipliedBy(2).compareTo(MOST) < 0 ? delay.multipliedBy(2) : MOST;
        return delay;
    }
}
