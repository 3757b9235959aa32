package dev.latchkey.policies.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Changes that wait for a second person.
 *
 * @param expireAfter without a decision
 * @param maxOpen     of a tenant
 */
@ConfigurationProperties("latchkey.policies.proposals")
record ProposalSettings(
        @DefaultValue("7d") Duration expireAfter,
        @DefaultValue("50") int maxOpen) {
    ProposalSettings {
        if (!expireAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "latchkey.policies.proposals.expire-after: " + expireAfter + " (expected: > 0)");
        }
        if (maxOpen < 1) {
            throw new IllegalArgumentException(
                    "latchkey.policies.proposals.max-open: " + maxOpen + " (expected: at least 1)");
        }
    }
}
