package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import java.util.List;

/**
 * All the rules of a tenant at one version: each id once, each reference to something that is there.
 *
 * @param version grows with each change; 0 where nothing was ever published
 */
public record PolicySet(String tenant, long version, List<NamedLocation> locations, List<Policy> policies) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public PolicySet {
        locations = List.copyOf(locations);
        policies = List.copyOf(policies);
        check(version >= 0, "version", version, "0 or more");
        Problems problems = new Problems();
        problems.read("tenant", () -> NameSyntax.id(tenant));
        new PolicySetCheck(locations, policies, problems).check();
        problems.throwIfAny();
    }

    /** A tenant without rules, at version 0. */
    public static PolicySet none(String tenant) {
        return new PolicySet(tenant, 0, List.of(), List.of());
    }
}
