package dev.latchkey.policies.rollout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a replica is given up. They give a sign of life every 10 seconds.
 *
 * @param silentAfter after that it is called silent
 * @param goneAfter   after that it is forgotten
 */
@ConfigurationProperties("latchkey.policies.rollout")
record RolloutSettings(
        @DefaultValue("35s") Duration silentAfter,
        @DefaultValue("5m") Duration goneAfter) {
    RolloutSettings {
        if (!silentAfter.isPositive() || goneAfter.compareTo(silentAfter) < 0) {
            throw new IllegalArgumentException("latchkey.policies.rollout: silent-after " + silentAfter
                    + ", gone-after " + goneAfter + " (expected: 0 < silent-after <= gone-after)");
        }
    }
}
