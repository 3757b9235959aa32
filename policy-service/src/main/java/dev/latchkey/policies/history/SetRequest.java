package dev.latchkey.policies.history;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policies.rules.Change;
import dev.latchkey.policies.rules.Precondition;
import dev.latchkey.policies.rules.SetEdits;
import dev.latchkey.policies.rules.TenantRules;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules of a tenant as they are to be. Both lists must be there: who forgets one must not remove all of them. */
record SetRequest(
        @Nullable List<@Nullable NamedLocationDraft> locations,
        @Nullable List<@Nullable PolicyDraft> policies) {

    Change<TenantRules> change(SetEdits edits, TenantRules before, Precondition seen) {
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
