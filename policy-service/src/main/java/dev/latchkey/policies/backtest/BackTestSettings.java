package dev.latchkey.policies.backtest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Back-tests.
 *
 * @param keep       how long one is kept after it has ended
 * @param maxRunning of a tenant at a time
 * @param maxKept    of a tenant, those that run among them
 * @param readers    how many partitions a replica reads at a time, for all back-tests together
 */
@ConfigurationProperties("latchkey.policies.back-tests")
record BackTestSettings(
        @DefaultValue("1h") Duration keep,
        @DefaultValue("2") int maxRunning,
        @DefaultValue("20") int maxKept,
        @DefaultValue("2") int readers) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    BackTestSettings {
        check(keep.compareTo(SHORTEST) >= 0, "keep", keep, "at least PT1M");
        check(maxRunning >= 1, "max-running", maxRunning, "at least 1");
        check(maxKept >= maxRunning, "max-kept", maxKept, "at least max-running, " + maxRunning);
        check(readers >= 1, "readers", readers, "at least 1");
    }

    private static void check(boolean acceptable, String setting, Object given, String expected) {
        if (!acceptable) {
            throw new IllegalArgumentException(
                    "latchkey.policies.back-tests." + setting + ": " + given + " (expected: " + expected + ")");
        }
    }
}
