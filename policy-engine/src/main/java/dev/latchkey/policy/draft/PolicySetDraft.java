package dev.latchkey.policy.draft;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.PolicySet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All the rules of a tenant as written. */
public record PolicySetDraft(
        String tenant,
        long version,
        List<@Nullable NamedLocationDraft> locations,
        List<@Nullable PolicyDraft> policies) {

    /**
     * The rules, if they are in order. Whether they fit together is asked only once each is in order by itself.
     *
     * @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here
     */
    public PolicySet toPolicySet() {
        var problems = new Problems();
        var readLocations = problems.readEach("locations", locations, NamedLocationDraft::toNamedLocation);
        var readPolicies = problems.readEach("policies", policies, PolicyDraft::toPolicy);
        return problems.build(() -> new PolicySet(tenant, version, readLocations.get(), readPolicies.get()));
    }
}
