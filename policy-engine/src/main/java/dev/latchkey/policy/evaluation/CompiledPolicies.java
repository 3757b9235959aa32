package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a tenant, ready to judge: named locations are found by one search for all policies, ids by hash. Immutable and
 * safe to share; an evaluation allocates its list of results and little else.
 */
public final class CompiledPolicies {
    private final String tenant;
    private final long version;
    private final LocationIndex locations;
    private final CompiledPolicy[] policies;
    private final boolean asksForGroups;
    private final boolean asksForLastUse;

    private CompiledPolicies(PolicySet set, LocationIndex index) {
        this.tenant = set.tenant();
        this.version = set.version();
        this.locations = index;
        this.policies = set.policies().stream()
                .map(policy -> new CompiledPolicy(policy, index))
                .toArray(CompiledPolicy[]::new);
        List<Policy> looked = set.policies().stream()
                .filter(policy -> policy.state() != PolicyState.OFF)
                .toList();
        this.asksForGroups =
                looked.stream().anyMatch(policy -> !policy.conditions().groups().isAny());
        this.asksForLastUse = looked.stream()
                .anyMatch(policy -> policy.conditions().credential().idleFor().isPresent());
    }

    /** Makes a policy set ready. Takes milliseconds where there are many networks: do it once for each version. */
    public static CompiledPolicies compile(PolicySet set) {
        return new CompiledPolicies(set, new LocationIndex(set.locations()));
    }

    /** For a tenant without rules: version 0, allows everything. */
    public static CompiledPolicies none(String tenant) {
        return compile(PolicySet.none(tenant));
    }

    /** Whose rules these are. */
    public String tenant() {
        return tenant;
    }

    /** The version of the policy set; 0 where there is none. */
    public long version() {
        return version;
    }

    /** Whether any policy asks in which groups an account is: else nobody need look. */
    public boolean asksForGroups() {
        return asksForGroups;
    }

    /** Whether any policy asks when an app password was last used: else nobody need look. */
    public boolean asksForLastUse() {
        return asksForLastUse;
    }

    /** Judges one sign-in by every policy, as if nobody counted. Pure: the same question has the same answer. */
    public Verdict evaluate(SignInAttributes signIn) {
        return evaluate(signIn, SignInRates.UNCOUNTED);
    }

    /** Judges one sign-in by every policy. */
    public Verdict evaluate(SignInAttributes signIn, SignInRates rates) {
        EvaluationContext context = EvaluationContext.of(signIn, locations);
        PolicyResult[] results = new PolicyResult[policies.length];
        boolean blocked = false;
        for (int i = 0; i < policies.length; i++) {
            results[i] = policies[i].evaluate(context, rates);
            blocked |= results[i].result() == PolicyResultType.FAILURE;
        }
        List<PolicyResult> all = List.of(results);
        return blocked ? new Verdict.Blocked(blockers(results), all) : new Verdict.Allowed(all);
    }

    private static List<String> blockers(PolicyResult[] results) {
        return Arrays.stream(results)
                .filter(result -> result.result() == PolicyResultType.FAILURE)
                .map(PolicyResult::policyId)
                .toList();
    }
}
