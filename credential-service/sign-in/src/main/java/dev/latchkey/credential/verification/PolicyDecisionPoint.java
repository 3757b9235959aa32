package dev.latchkey.credential.verification;

import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.PolicyFreshness;
import dev.latchkey.credential.conditionalaccess.PolicySnapshots;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Has an attempt judged by the policies in force, with all that they ask for; fails where nobody can tell. */
final class PolicyDecisionPoint {
    private final PolicySnapshots snapshots;
    private final PolicyFreshness freshness;
    private final AttributeCollector attributes;
    private final Clock clock;
    private final Duration readWithin;

    PolicyDecisionPoint(
            PolicySnapshots snapshots,
            PolicyFreshness freshness,
            AttributeCollector attributes,
            Clock clock,
            Duration readWithin) {
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.attributes = attributes;
        this.clock = clock;
        this.readWithin = readWithin;
    }

    /** Whether there is anything to judge by: before the snapshots have been read, there is not. */
    boolean sits() {
        return snapshots.read();
    }

    /** What the policies ask for beside what was found is remembered, or read. */
    CompletableFuture<PolicyDecision> judge(Attempt attempt, LookupResult found) {
        String tenant = AttributeCollector.tenant(found);
        if (snapshots.unknown(tenant)) {
            return undecided("the tenant's policies could not be understood");
        }
        if (freshness.tooOld(tenant)) {
            return undecided("the tenant's policies may be older than it wants");
        }
        CompiledPolicies policies = snapshots.of(tenant);
        AttributeSource.Known remembered = attributes.remembered(policies, attempt, found);
        if (remembered != null) {
            return CompletableFuture.completedFuture(rule(policies, attempt, found, remembered));
        }
        return attributes
                .read(policies, attempt, found)
                .timeout(readWithin)
                .toFuture()
                .thenApply(known -> rule(policies, attempt, found, Objects.requireNonNull(known)));
    }

    private PolicyDecision rule(
            CompiledPolicies policies, Attempt attempt, LookupResult found, AttributeSource.Known known) {
        var now = clock.instant();
        return new PolicyDecision(attributes.judge(policies, attempt, found, known, now), policies.version(), now);
    }

    private static CompletableFuture<PolicyDecision> undecided(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }
}
