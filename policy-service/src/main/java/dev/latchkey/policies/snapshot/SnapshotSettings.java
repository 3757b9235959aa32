package dev.latchkey.policies.snapshot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keeping the snapshot topic right.
 *
 * @param compareEvery how often it is held against the database
 */
@ConfigurationProperties("latchkey.policies.snapshots")
record SnapshotSettings(@DefaultValue("30s") Duration compareEvery) {
    SnapshotSettings {
        if (!compareEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "latchkey.policies.snapshots.compare-every: " + compareEvery + " (expected: > 0)");
        }
    }
}
