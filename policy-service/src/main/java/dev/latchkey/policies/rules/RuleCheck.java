package dev.latchkey.policies.rules;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.problem.Problem;
import java.util.List;

/** Has the engine check all rules of a tenant with a draft among them, and words its findings for the draft's author. */
final class RuleCheck<D, T> {
    private final RuleKind<D, T> kind;
    private final TenantRuleSet before;

    RuleCheck(RuleKind<D, T> kind, TenantRuleSet before) {
        this.kind = kind;
        this.before = before;
    }

    /** The draft as it will be kept; 400 with everything that is wrong otherwise. */
    T definition(D draft, String id) {
        int place = kind.of(before).place(id);
        RuleDrafts all = kind.with(RuleDrafts.of(before), place, draft);
        try {
            return kind.definition(
                    all.set(before.tenant(), before.version() + 1).toPolicySet(), place);
        } catch (InvalidValueException invalid) {
            throw ProblemException.badFields(fields(invalid.problems(), place));
        }
    }

    private List<FieldProblem> fields(List<Problem> problems, int place) {
        String own = kind.list() + "[" + place + "].";
        return problems.stream()
                .map(each -> new FieldProblem(field(each.path(), own), each.given(), each.expected()))
                .toList();
    }

    /** The author knows the fields of the draft; only what is wrong elsewhere needs the whole path. */
    private static String field(String path, String own) {
        return path.startsWith(own) ? path.substring(own.length()) : path;
    }
}
