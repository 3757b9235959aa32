package dev.latchkey.credential.migration;

import java.util.Locale;

/**
 * Whether a device could sign in with OAuth instead of an app password.
 *
 * @param reason why that is thought, in words
 */
record Readiness(Could could, String reason) {
    /** What is thought of it. */
    enum Could {
        YES,
        NO,
        UNKNOWN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Readiness yes(String reason) {
        return new Readiness(Could.YES, reason);
    }

    static Readiness no(String reason) {
        return new Readiness(Could.NO, reason);
    }

    static Readiness unknown(String reason) {
        return new Readiness(Could.UNKNOWN, reason);
    }
}
