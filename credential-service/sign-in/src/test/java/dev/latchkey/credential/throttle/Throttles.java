package dev.latchkey.credential.throttle;

import java.time.Duration;

/** Throttles for the tests of other packages. */
public final class Throttles {
    private Throttles() {}

    /** One that has an account wait a minute after that many failures from one source. */
    public static Throttle waitingAfter(int failures) {
        return new Throttle(new ThrottleSettings(
                failures, 30, Duration.ofMinutes(1), Duration.ofHours(1), 100, Duration.ofHours(1)));
    }
}
