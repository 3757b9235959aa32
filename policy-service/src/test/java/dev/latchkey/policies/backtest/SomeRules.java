package dev.latchkey.policies.backtest;

import dev.latchkey.events.Actor;
import dev.latchkey.policies.rules.HypotheticalRules;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policy.draft.PolicyDraft;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Rules of a tenant, from policies in JSON. */
final class SomeRules {
    private static final HypotheticalRules SUPPOSED = new HypotheticalRules(
            new RuleLimits(10, 10, 10, 100_000), new Actor("eva", "person"), Instant.EPOCH, "fresh");

    private SomeRules() {}

    static TenantRuleSet with(String... policies) {
        return and(TenantRuleSet.none("acme"), policies);
    }

    /** The rules with these policies too, or in the place of those of the same ids. */
    static TenantRuleSet and(TenantRuleSet rules, String... policies) {
        TenantRuleSet all = rules;
        for (String each : policies) {
            all = SUPPOSED.with(all, new JsonMapper().readValue(each, PolicyDraft.class));
        }
        return all;
    }
}
