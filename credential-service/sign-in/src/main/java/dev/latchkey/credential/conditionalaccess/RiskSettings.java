package dev.latchkey.credential.conditionalaccess;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What policies take for risk.
 *
 * @param counts for how long after it was last seen an alert about an app password makes it one at risk
 */
@ConfigurationProperties("latchkey.risk")
record RiskSettings(@DefaultValue("24h") Duration counts) {
    RiskSettings {
        if (!counts.isPositive()) {
            throw new IllegalArgumentException("latchkey.risk.counts: " + counts + " (expected: > 0)");
        }
    }
}
