package dev.latchkey.credential.verification;

import dev.latchkey.credential.conditionalaccess.PolicySource;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import java.util.List;

/** The policies of everybody; version 7 has one. */
final class FakePolicies implements PolicySource {
    boolean ready = true;
    boolean known = true;
    private CompiledPolicies policies = CompiledPolicies.none("acme");

    /** From now on this happens to everybody. */
    void are(Effect effect) {
        are(Conditions.NONE, effect);
    }

    void are(Conditions conditions, Effect effect) {
        Policy policy = new Policy("p-1", "The rule", PolicyState.ON, conditions, effect);
        policies = CompiledPolicies.compile(new PolicySet("acme", 7, List.of(), List.of(policy)));
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public CompiledPolicies of(String tenant) {
        if (!known) {
            throw new IllegalStateException("nobody knows");
        }
        return policies;
    }
}
