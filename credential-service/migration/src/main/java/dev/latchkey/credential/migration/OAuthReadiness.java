package dev.latchkey.credential.migration;

import java.util.Locale;

/**
 * Whether a device could sign in with OAuth instead of an app password.
 *
 * @param reason why that is thought, in words
 */
record OAuthReadiness(Could could, String reason) {
    /** What is thought of it. */
    enum Could {
        YES,
        NO,
        UNKNOWN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static OAuthReadiness yes(String reason) {
        return new OAuthReadiness(Could.YES, reason);
    }

    static OAuthReadiness no(String reason) {
        return new OAuthReadiness(Could.NO, reason);
    }

    static OAuthReadiness unknown(String reason) {
        return new OAuthReadiness(Could.UNKNOWN, reason);
    }
}
