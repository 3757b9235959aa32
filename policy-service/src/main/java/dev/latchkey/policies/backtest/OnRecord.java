package dev.latchkey.policies.backtest;

import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a sign-in tells, and what it does not: which groups the account was in, what the app password was like, at what
 * risk it was, how often it was used. A back-test that guessed at these would say something false with great precision.
 */
final class OnRecord {
    private static final String EXPECTED = "absent: the record of sign-ins does not tell";

    private OnRecord() {}

    /**
     * Refuses a policy that cannot be judged.
     *
     * @param field of the request that speaks of it
     * @throws ProblemException naming what it asks that the record does not tell
     */
    static void check(String field, PolicyDefinition policy) {
        List<FieldProblem> problems = untold(policy).stream()
                .map(untold -> new FieldProblem(field + "." + untold, "present", EXPECTED))
                .toList();
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
    }

    /** The rules without those policies that the record cannot decide: they are judged neither before nor after. */
    static TenantRules decidable(TenantRules rules) {
        Rules<PolicyDefinition> decidable = new Rules<>(rules.policies().all().stream()
                .filter(rule -> untold(rule.definition()).isEmpty())
                .toList());
        return new TenantRules(
                rules.tenant(), rules.version(), rules.changedAt(), rules.changedBy(), rules.locations(), decidable);
    }

    private static List<String> untold(PolicyDefinition policy) {
        List<String> untold = new ArrayList<>();
        add("conditions.groups", policy.conditions().groups(), untold);
        add("conditions.credential", policy.conditions().credential(), untold);
        add("conditions.risk", policy.conditions().risk(), untold);
        add("rate", policy.rate(), untold);
        PolicyDefinition.GrantControls controls = policy.grantControls();
        if (controls != null) {
            add("grantControls.pinnedNetwork", controls.pinnedNetwork(), untold);
            add("grantControls.expiryWithin", controls.expiryWithin(), untold);
            add("grantControls.activated", controls.activated(), untold);
        }
        return untold;
    }

    private static void add(String field, @Nullable Object asked, List<String> untold) {
        if (asked != null) {
            untold.add(field);
        }
    }
}
