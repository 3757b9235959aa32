package dev.latchkey.bench.machine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until some processes have done what they were busy with. */
public final class Quiet {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double IDLE = 0.15;

    private Quiet() {}

    /**
     * Returns when the watched processes used less than 15 % of one core for a second.
     *
     * @return false when that did not happen in time
     */
    public static boolean await(Meter meter, Duration atMost) throws InterruptedException {
        long looks = Math.max(1, atMost.dividedBy(LOOK));
        for (long i = 0; i < looks; i++) {
            var before = meter.read();
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            var used = meter.read().since(before);
            if (used.of(used.processes().keySet()).toMillis() < IDLE * LOOK.toMillis()) {
                return true;
            }
        }
        return false;
    }
}
