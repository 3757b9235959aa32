package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.rule.PolicyState;
import java.time.Instant;

/**
 * The rules of a tenant as an edit would leave them, without making it: what is wrong with a draft is said as it would be
 * if it were written.
 *
 * @param author who supposes
 * @param freshId the id of a draft that has none
 */
public record HypotheticalRules(RuleLimits limits, Actor author, Instant now, String freshId) {

    /** With a draft in force: in the place of the policy of its id, or beside the others. */
    public TenantRuleSet with(TenantRuleSet rules, PolicyDraft draft) {
        PolicyDraft inForce = inForce(draft);
        String id = draft.id();
        if (id == null || rules.policies().find(id).isEmpty()) {
            return edits().create(rules, inForce, freshId).after();
        }
        return edits().replace(rules, id, any -> true, inForce).after();
    }

    /** Without a policy. */
    public TenantRuleSet without(TenantRuleSet rules, String policy) {
        return edits().remove(rules, policy, any -> true).after();
    }

    private RuleEdits<PolicyDraft, PolicyDefinition> edits() {
        return new RuleEdits<>(RuleKind.POLICY, limits, author, now);
    }

    /** The draft as it would be if it were in force. */
    private static PolicyDraft inForce(PolicyDraft draft) {
        return draft.withState(PolicyState.ON);
    }

    /** The rules ready to judge. */
    public static CompiledPolicies compile(TenantRuleSet rules) {
        if (rules.version() == 0) {
            return CompiledPolicies.none(rules.tenant());
        }
        return CompiledPolicies.compile(EventJson.mapper()
                .convertValue(rules.snapshot(), PolicySetDraft.class)
                .toPolicySet());
    }
}
