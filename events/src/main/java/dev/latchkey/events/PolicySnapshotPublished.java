package dev.latchkey.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides for one tenant, at one version. The newest on the compacted topic is in force.
 *
 * @param version     grows by one with each publication of the tenant
 * @param contentHash see {@link ContentHash}
 * @param staleness   absent where there is no bound
 */
public record PolicySnapshotPublished(
        String tenant,
        long version,
        String contentHash,
        Instant issuedAt,
        List<NamedLocationDefinition> locations,
        List<PolicyDefinition> policies,
        @Nullable Staleness staleness)
        implements Event {
    public PolicySnapshotPublished {
        locations = DefensiveCopy.list(locations);
        policies = DefensiveCopy.list(policies);
    }

    @Override
    public String subject() {
        return tenant;
    }

    @Override
    public String key() {
        return tenant;
    }
}
