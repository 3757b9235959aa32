package dev.latchkey.policies.history;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policies.rules.EditPrecondition;
import dev.latchkey.policies.rules.RuleChange;
import dev.latchkey.policies.rules.RuleSetEdits;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules of a tenant as they are to be. Both lists must be there: who forgets one must not remove all of them. */
record SetRequest(
        @Nullable List<@Nullable NamedLocationDraft> locations,
        @Nullable List<@Nullable PolicyDraft> policies) {

    RuleChange<TenantRuleSet> change(RuleSetEdits edits, TenantRuleSet before, EditPrecondition seen) {
        if (locations == null || policies == null) {
            throw missing();
        }
        return edits.replace(before, locations, policies, seen);
    }

    private ProblemException missing() {
        List<FieldProblem> problems = new ArrayList<>();
        if (locations == null) {
            problems.add(new FieldProblem("locations", "absent", "a list, empty for none"));
        }
        if (policies == null) {
            problems.add(new FieldProblem("policies", "absent", "a list, empty for none"));
        }
        return ProblemException.badFields(problems);
    }
}
