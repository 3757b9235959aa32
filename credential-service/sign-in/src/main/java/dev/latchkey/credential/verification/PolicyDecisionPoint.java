package dev.latchkey.credential.verification;

import dev.latchkey.credential.conditionalaccess.PolicyRates;
import dev.latchkey.credential.conditionalaccess.PolicySource;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignInRates;
import java.util.concurrent.CompletableFuture;

/** Has an attempt evaluated by the policies in force, with all that they ask for. */
final class PolicyDecisionPoint {
    private final PolicySource policies;
    private final AttributeCollector attributes;
    private final PolicyRates rates;

    PolicyDecisionPoint(PolicySource policies, AttributeCollector attributes, PolicyRates rates) {
        this.policies = policies;
        this.attributes = attributes;
        this.rates = rates;
    }

    /** Whether there are policies to go by: before the snapshots have been read, there are not. */
    boolean ready() {
        return policies.ready();
    }

    /**
     * What the policies of the tenant make of it; fails where their attributes cannot be read in time.
     *
     * @throws IllegalStateException where nobody can tell what the policies are by now
     */
    CompletableFuture<PolicyDecision> decide(Attempt attempt, LookupResult found) {
        CompiledPolicies inForce = policies.of(found.tenantId());
        SignInRates counted = rates.of(found.tenantId(), found.credentialId());
        return attributes
                .collect(inForce, attempt, found)
                .thenApply(collected ->
                        new PolicyDecision(inForce.evaluate(collected.asked(), counted), collected, inForce.version()));
    }
}
