package dev.latchkey.policies.backtest;

import dev.latchkey.events.Actor;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.rules.Supposition;
import dev.latchkey.policies.rules.TenantRules;
import dev.latchkey.policy.draft.PolicyDraft;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Rules of a tenant, from policies in JSON. */
final class SomeRules {
    private static final Supposition SUPPOSED =
            new Supposition(new Limits(10, 10, 10, 100_000), new Actor("eva", "person"), Instant.EPOCH, "fresh");

    private SomeRules() {}

    static TenantRules with(String... policies) {
        return and(TenantRules.none("acme"), policies);
    }

    /** The rules with these policies too, or in the place of those of the same ids. */
    static TenantRules and(TenantRules rules, String... policies) {
        TenantRules all = rules;
        for (String each : policies) {
            all = SUPPOSED.with(all, new JsonMapper().readValue(each, PolicyDraft.class));
        }
        return all;
    }
}
