package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.ContentHash;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.PolicySnapshotPublished;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All the rules of one tenant.
 *
 * @param version   grows by one with each change; 0 where there never was one
 * @param changedAt when this version came about, to the millisecond
 * @param changedBy whose change it was; absent where that is not known
 * @param approval  absent where one was enough
 */
public record TenantRuleSet(
        String tenant,
        long version,
        Instant changedAt,
        @Nullable Actor changedBy,
        Rules<NamedLocationDefinition> locations,
        Rules<PolicyDefinition> policies,
        TenantSettings settings,
        @Nullable ChangeApproval approval) {

    /** Of a tenant that has never had any. */
    public static TenantRuleSet none(String tenant) {
        return new TenantRuleSet(tenant, 0, Instant.EPOCH, null, Rules.none(), Rules.none(), TenantSettings.NONE, null);
    }

    /** The next version, with other rules. */
    TenantRuleSet next(
            Rules<NamedLocationDefinition> nextLocations, Rules<PolicyDefinition> nextPolicies, Instant at, Actor by) {
        return new TenantRuleSet(tenant, version + 1, at, by, nextLocations, nextPolicies, settings, null);
    }

    /** The next version, with other settings. */
    TenantRuleSet next(TenantSettings next, Instant at, Actor by) {
        return new TenantRuleSet(tenant, version + 1, at, by, locations, policies, next, null);
    }

    /** The same version, come about at that moment with the word of a second person. */
    TenantRuleSet approved(ChangeApproval second, Instant at) {
        return new TenantRuleSet(tenant, version, at, changedBy, locations, policies, settings, second);
    }

    /** The same version with some of its policies, for whoever judges by them alone. */
    public TenantRuleSet only(Predicate<PolicyDefinition> some) {
        Rules<PolicyDefinition> chosen = new Rules<>(policies.all().stream()
                .filter(rule -> some.test(rule.definition()))
                .toList());
        return new TenantRuleSet(tenant, version, changedAt, changedBy, locations, chosen, settings, approval);
    }

    /**
     * The rules as they were published. What each rule's own version was is not in a snapshot: it becomes the set's.
     *
     * @param settings what is known of them; a snapshot tells nothing but the staleness
     */
    public static TenantRuleSet of(PolicySnapshotPublished snapshot, TenantSettings settings) {
        long version = snapshot.version();
        return new TenantRuleSet(
                snapshot.tenant(),
                version,
                snapshot.issuedAt(),
                null,
                new Rules<>(snapshot.locations().stream()
                        .map(each -> new Rule<>(each.id(), each.name(), version, each))
                        .toList()),
                new Rules<>(snapshot.policies().stream()
                        .map(each -> new Rule<>(each.id(), each.name(), version, each))
                        .toList()),
                Objects.equals(settings.staleness(), snapshot.staleness())
                        ? settings
                        : new TenantSettings(version, settings.fourEyes(), snapshot.staleness()),
                null);
    }

    /** What those who judge sign-ins need to know; the same rules make the same snapshot, to the byte. */
    public PolicySnapshotPublished snapshot() {
        return new PolicySnapshotPublished(
                tenant,
                version,
                ContentHash.of(locations.definitions(), policies.definitions(), settings.staleness()),
                changedAt,
                locations.definitions(),
                policies.definitions(),
                settings.staleness());
    }
}
