package dev.latchkey.policies.editing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Warning before a change that locks people out.
 *
 * @param warnAbove percent of the sign-ins that were let in
 * @param fewest    sign-ins of which percentages say anything; the author's own count however few they are
 * @param lookBack  how far
 * @param within    after which what has been read by then must do
 */
@ConfigurationProperties("latchkey.policies.impact")
public record ImpactSettings(
        @DefaultValue("10") double warnAbove,
        @DefaultValue("20") long fewest,
        @DefaultValue("7d") Duration lookBack,
        @DefaultValue("5s") Duration within) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    public ImpactSettings {
        check(warnAbove >= 0 && warnAbove <= 100, "warn-above", warnAbove, "0 to 100");
        check(fewest >= 0, "fewest", fewest, "at least 0");
        check(lookBack.isPositive(), "look-back", lookBack, "> 0");
        check(within.isPositive() && within.compareTo(LONGEST_WAIT) <= 0, "within", within, "> 0 and at most 20s");
    }

    boolean warns(Impact impact) {
        return impact.own() > 0 || (impact.letIn() >= fewest && impact.percent() > warnAbove);
    }

    private static void check(boolean acceptable, String setting, Object given, String expected) {
        if (!acceptable) {
            throw new IllegalArgumentException(
                    "latchkey.policies.impact." + setting + ": " + given + " (expected: " + expected + ")");
        }
    }
}
