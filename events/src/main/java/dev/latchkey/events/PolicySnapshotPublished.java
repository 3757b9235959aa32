package dev.latchkey.events;

import java.time.Instant;
import java.util.List;

/**
 * All that decides for one tenant, at one version. The newest on the compacted topic is in force.
 *
 * @param version     grows by one with each publication of the tenant
 * @param contentHash lower-case hex SHA-256 of the canonical JSON of locations and policies
 */
public record PolicySnapshotPublished(
        String tenant,
        long version,
        String contentHash,
        Instant issuedAt,
        List<NamedLocationDefinition> locations,
        List<PolicyDefinition> policies)
        implements Event {
    public PolicySnapshotPublished {
        locations = Copies.list(locations);
        policies = Copies.list(policies);
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
