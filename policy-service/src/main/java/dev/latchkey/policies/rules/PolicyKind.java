package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.Event;
import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.PolicyRemoved;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.rule.PolicySet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies. */
final class PolicyKind implements RuleKind<PolicyDraft, PolicyDefinition> {
    @Override
    public String noun() {
        return "policy";
    }

    @Override
    public String path() {
        return "/v1/policies";
    }

    @Override
    public String list() {
        return "policies";
    }

    @Override
    public Rules<PolicyDefinition> of(TenantRuleSet rules) {
        return rules.policies();
    }

    @Override
    public @Nullable String idOf(PolicyDraft draft) {
        return draft.id();
    }

    @Override
    public PolicyDraft withId(PolicyDraft draft, String id) {
        return draft.withId(id);
    }

    @Override
    public int most(RuleLimits limits) {
        return limits.policies();
    }

    @Override
    public void check(PolicyDraft draft, RuleLimits limits) {
        TimeWindowOverlaps.check(draft);
        ProtocolConditions.check(draft);
    }

    @Override
    public RuleDrafts with(RuleDrafts all, int place, PolicyDraft draft) {
        return new RuleDrafts(all.locations(), RuleDrafts.put(all.policies(), place, draft));
    }

    @Override
    public PolicyDefinition definition(PolicySet valid, int place) {
        return RuleDefinitions.of(valid.policies().get(place));
    }

    @Override
    public String id(PolicyDefinition definition) {
        return definition.id();
    }

    @Override
    public String name(PolicyDefinition definition) {
        return definition.name();
    }

    @Override
    public TenantRuleSet next(TenantRuleSet before, Rules<PolicyDefinition> changed, Instant at, Actor by) {
        return before.next(before.locations(), changed, at, by);
    }

    @Override
    public List<String> neededBy(TenantRuleSet rules, String id) {
        return List.of();
    }

    @Override
    public Event changed(String tenant, Rule<PolicyDefinition> rule, Actor by) {
        return new PolicyChanged(tenant, rule.definition(), rule.version(), by);
    }

    @Override
    public Event removed(String tenant, String id, long version, Actor by) {
        return new PolicyRemoved(tenant, id, version, by);
    }
}
