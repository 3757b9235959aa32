package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.Event;
import dev.latchkey.events.NamedLocationChanged;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.NamedLocationRemoved;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.rule.PolicySet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named locations. */
final class NamedLocationKind implements RuleKind<NamedLocationDraft, NamedLocationDefinition> {
    @Override
    public String noun() {
        return "named location";
    }

    @Override
    public String path() {
        return "/v1/named-locations";
    }

    @Override
    public String list() {
        return "locations";
    }

    @Override
    public Rules<NamedLocationDefinition> of(TenantRuleSet rules) {
        return rules.locations();
    }

    @Override
    public @Nullable String idOf(NamedLocationDraft draft) {
        return draft.id();
    }

    @Override
    public NamedLocationDraft withId(NamedLocationDraft draft, String id) {
        return draft.withId(id);
    }

    @Override
    public int most(RuleLimits limits) {
        return limits.locations();
    }

    @Override
    public void check(NamedLocationDraft draft, RuleLimits limits) {
        int ranges = draft.ranges() == null ? 0 : draft.ranges().size();
        if (ranges > limits.ranges()) {
            throw ProblemException.badField("ranges", ranges + " networks", "at most " + limits.ranges());
        }
    }

    @Override
    public RuleDrafts with(RuleDrafts all, int place, NamedLocationDraft draft) {
        return new RuleDrafts(RuleDrafts.put(all.locations(), place, draft), all.policies());
    }

    @Override
    public NamedLocationDefinition definition(PolicySet valid, int place) {
        return RuleDefinitions.of(valid.locations().get(place));
    }

    @Override
    public String id(NamedLocationDefinition definition) {
        return definition.id();
    }

    @Override
    public String name(NamedLocationDefinition definition) {
        return definition.name();
    }

    @Override
    public TenantRuleSet next(TenantRuleSet before, Rules<NamedLocationDefinition> changed, Instant at, Actor by) {
        return before.next(changed, before.policies(), at, by);
    }

    @Override
    public List<String> neededBy(TenantRuleSet rules, String id) {
        return rules.policies().all().stream()
                .filter(policy -> refers(policy.definition().conditions().locations(), id))
                .map(Rule::name)
                .toList();
    }

    private static boolean refers(PolicyDefinition.@Nullable Choice choice, String id) {
        return choice != null
                && (choice.include().contains(id) || choice.exclude().contains(id));
    }

    @Override
    public Event changed(String tenant, Rule<NamedLocationDefinition> rule, Actor by) {
        return new NamedLocationChanged(tenant, rule.definition(), rule.version(), by);
    }

    @Override
    public Event removed(String tenant, String id, long version, Actor by) {
        return new NamedLocationRemoved(tenant, id, version, by);
    }
}
