package dev.latchkey.policies.history;

import dev.latchkey.events.Actor;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rules of a tenant at one version.
 *
 * @param at absent where there never was a rule
 * @param by whose change it was; absent where that is not known
 */
record SetView(
        long version,
        @Nullable Instant at,
        @Nullable Actor by,
        List<NamedLocationDefinition> locations,
        List<PolicyDefinition> policies) {
    SetView {
        locations = List.copyOf(locations);
        policies = List.copyOf(policies);
    }

    static SetView of(TenantRuleSet rules) {
        return new SetView(
                rules.version(),
                rules.version() == 0 ? null : rules.changedAt(),
                rules.changedBy(),
                rules.locations().definitions(),
                rules.policies().definitions());
    }
}
