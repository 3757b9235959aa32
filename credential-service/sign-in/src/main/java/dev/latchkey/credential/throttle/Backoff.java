package dev.latchkey.credential.throttle;

import java.time.Duration;

/**
 * How long somebody waits who has failed.
 *
 * @param free    failures without a wait
 * @param first   the wait after one more; each further failure doubles it
 * @param longest where the doubling ends
 */
record Backoff(int free, Duration first, Duration longest) {
    /** In milliseconds, after so many failures. */
    long wait(int failures) {
        if (failures <= free) {
            return 0;
        }
        int doublings = failures - free - 1;
        long most = longest.toMillis();
        return doublings >= Long.numberOfLeadingZeros(first.toMillis()) - 1
                ? most
                : Math.min(most, first.toMillis() << doublings);
    }

    /** The failures after which one more makes no wait longer. */
    int most() {
        int failures = free + 1;
        while (wait(failures) < longest.toMillis()) {
            failures++;
        }
        return failures;
    }
}
