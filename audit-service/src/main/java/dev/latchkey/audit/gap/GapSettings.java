package dev.latchkey.audit.gap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When missing events are reported.
 *
 * @param gapGrace      how long a hole may stay open before it counts, {@code LATCHKEY_AUDIT_GAP_GRACE}
 * @param gapCheckEvery how often holes are looked for, {@code LATCHKEY_AUDIT_GAP_CHECK_EVERY}
 */
@ConfigurationProperties("latchkey.audit")
record GapSettings(
        @DefaultValue("10s") Duration gapGrace,
        @DefaultValue("5s") Duration gapCheckEvery) {
    GapSettings {
        if (gapGrace.isNegative()) {
            throw new IllegalArgumentException("latchkey.audit.gap-grace: " + gapGrace + " (expected: >= 0)");
        }
        if (!gapCheckEvery.isPositive()) {
            throw new IllegalArgumentException("latchkey.audit.gap-check-every: " + gapCheckEvery + " (expected: > 0)");
        }
    }
}
