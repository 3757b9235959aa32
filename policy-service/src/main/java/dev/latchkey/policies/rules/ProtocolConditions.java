package dev.latchkey.policies.rules;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.ChoiceDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.ProtocolNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Protocols of one policy by names that no front door has for them, such as {@code imaps}: the condition would never match.
 * Asked of whoever writes, not of what is published. A name that nobody can make anything of may be one's own.
 */
final class ProtocolConditions {
    private ProtocolConditions() {}

    static void check(PolicyDraft draft) {
        ChoiceDraft protocols =
                draft.conditions() == null ? null : draft.conditions().protocols();
        if (protocols == null) {
            return;
        }
        List<FieldProblem> problems = new ArrayList<>();
        check("include", protocols.include(), problems);
        check("exclude", protocols.exclude(), problems);
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
    }

    private static void check(String list, @Nullable List<@Nullable String> names, List<FieldProblem> problems) {
        for (int i = 0; names != null && i < names.size(); i++) {
            String name = names.get(i);
            if (name != null && isOtherName(name)) {
                String field = "conditions.protocols." + list + "[" + i + "]";
                problems.add(new FieldProblem(field, name, ProtocolNames.expectedFor(name)));
            }
        }
    }

    private static boolean isOtherName(String name) {
        return !name.equals(Choice.ALL)
                && !ProtocolNames.isOne(name)
                && ProtocolNames.meantBy(name).isPresent();
    }
}
