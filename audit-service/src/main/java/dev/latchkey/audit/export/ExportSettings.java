package dev.latchkey.audit.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many exports run at once, and how long one waits for who takes it.
 *
 * @param exportsAtMost    in this process, {@code LATCHKEY_AUDIT_EXPORTS_AT_MOST}
 * @param exportsPerTenant of one tenant, {@code LATCHKEY_AUDIT_EXPORTS_PER_TENANT}
 * @param exportStalled    after so long in which nothing of it was taken it ends, {@code LATCHKEY_AUDIT_EXPORT_STALLED}
 */
@ConfigurationProperties("latchkey.audit")
record ExportSettings(
        @DefaultValue("8") int exportsAtMost,
        @DefaultValue("2") int exportsPerTenant,
        @DefaultValue("10m") Duration exportStalled) {
    ExportSettings {
        if (!exportStalled.isPositive()) {
            throw new IllegalArgumentException("latchkey.audit.export-stalled: " + exportStalled + " (expected: > 0)");
        }
    }
}
