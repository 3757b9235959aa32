package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.ContentHash;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.PolicySnapshotPublished;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All the rules of one tenant.
 *
 * @param version   grows by one with each change; 0 where there never was one
 * @param changedAt when this version came about, to the millisecond
 * @param changedBy whose change it was; absent where that is not known
 */
public record TenantRules(
        String tenant,
        long version,
        Instant changedAt,
        @Nullable Actor changedBy,
        Rules<NamedLocationDefinition> locations,
        Rules<PolicyDefinition> policies) {

    /** Of a tenant that has never had any. */
    public static TenantRules none(String tenant) {
        return new TenantRules(tenant, 0, Instant.EPOCH, null, Rules.none(), Rules.none());
    }

    /** The rules as they were published. What each rule's own version was is not in a snapshot: it becomes the set's. */
    public static TenantRules of(PolicySnapshotPublished snapshot) {
        long version = snapshot.version();
        return new TenantRules(
                snapshot.tenant(),
                version,
                snapshot.issuedAt(),
                null,
                new Rules<>(snapshot.locations().stream()
                        .map(each -> new Rule<>(each.id(), each.name(), version, each))
                        .toList()),
                new Rules<>(snapshot.policies().stream()
                        .map(each -> new Rule<>(each.id(), each.name(), version, each))
                        .toList()));
    }

    /** What those who judge sign-ins need to know; the same rules make the same snapshot, to the byte. */
    public PolicySnapshotPublished snapshot() {
        return new PolicySnapshotPublished(
                tenant,
                version,
                ContentHash.of(locations.definitions(), policies.definitions()),
                changedAt,
                locations.definitions(),
                policies.definitions());
    }
}
