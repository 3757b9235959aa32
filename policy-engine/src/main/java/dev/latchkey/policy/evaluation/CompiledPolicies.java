package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.NetworkTable;
import dev.latchkey.policy.rule.PolicySet;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a tenant, ready to judge: named locations are found by one search for all policies, ids by hash. Immutable and
 * safe to share; an evaluation allocates its list of results and little else.
 */
public final class CompiledPolicies {
    private final String tenant;
    private final long version;
    private final NetworkTable locations;
    private final CompiledPolicy[] policies;

    private CompiledPolicies(PolicySet set, LocationIndex index) {
        this.tenant = set.tenant();
        this.version = set.version();
        this.locations = index.table();
        this.policies = set.policies().stream()
                .map(policy -> new CompiledPolicy(policy, index))
                .toArray(CompiledPolicy[]::new);
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

    /** Judges one sign-in by every policy. Pure: the same question has the same answer. */
    public Verdict evaluate(SignIn signIn) {
        Facts facts = Facts.of(signIn, locations);
        PolicyResult[] results = new PolicyResult[policies.length];
        boolean blocked = false;
        for (int i = 0; i < policies.length; i++) {
            results[i] = policies[i].evaluate(facts);
            blocked |= results[i].result() == Result.FAILURE;
        }
        List<PolicyResult> all = List.of(results);
        return blocked ? new Verdict.Blocked(blockers(results), all) : new Verdict.Allowed(all);
    }

    private static List<String> blockers(PolicyResult[] results) {
        return Arrays.stream(results)
                .filter(result -> result.result() == Result.FAILURE)
                .map(PolicyResult::policyId)
                .toList();
    }
}
