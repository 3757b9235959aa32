package dev.latchkey.policies.editing;

import dev.latchkey.policies.rules.RuleLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be written, and how long a writer is kept waiting.
 *
 * @param maxLocations named locations of a tenant
 * @param maxRanges    networks of a named location
 * @param maxPolicies  policies of a tenant
 * @param maxSnapshot  all rules of a tenant as one event
 * @param maxWaiting   events of a tenant that wait for the broker; beyond that nothing more is accepted
 * @param answerWithin after that a write is answered as stored but not yet published
 */
@ConfigurationProperties("latchkey.policies")
record PolicySettings(
        @DefaultValue("500") int maxLocations,
        @DefaultValue("5000") int maxRanges,
        @DefaultValue("200") int maxPolicies,
        @DefaultValue("900KB") DataSize maxSnapshot,
        @DefaultValue("8MB") DataSize maxWaiting,
        @DefaultValue("2s") Duration answerWithin) {
    private static final DataSize LARGEST_SNAPSHOT = DataSize.ofKilobytes(950);
    private static final DataSize MOST_WAITING = DataSize.ofMegabytes(10);

    PolicySettings {
        check(maxSnapshot.compareTo(LARGEST_SNAPSHOT) <= 0, "max-snapshot", maxSnapshot, "at most 950KB");
        check(maxWaiting.compareTo(MOST_WAITING) <= 0, "max-waiting", maxWaiting, "at most 10MB");
        check(answerWithin.isPositive(), "answer-within", answerWithin, "> 0");
    }

    RuleLimits limits() {
        return new RuleLimits(maxLocations, maxRanges, maxPolicies, maxSnapshot.toBytes());
    }

    private static void check(boolean acceptable, String setting, Object given, String expected) {
        if (!acceptable) {
            throw new IllegalArgumentException(
                    "latchkey.policies." + setting + ": " + given + " (expected: " + expected + ")");
        }
    }
}
