package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import java.util.Set;

/** The account is in an included group and in no excluded one. */
record GroupCondition(boolean all, Set<String> include, Set<String> exclude) implements CompiledCondition {
    static GroupCondition of(Choice choice) {
        return new GroupCondition(choice.includesAll(), Set.copyOf(choice.include()), Set.copyOf(choice.exclude()));
    }

    @Override
    public ConditionType condition() {
        return ConditionType.GROUPS;
    }

    @Override
    public boolean met(EvaluationContext context) {
        boolean included = all;
        for (String group : context.signIn().groups()) {
            if (exclude.contains(group)) {
                return false;
            }
            included |= include.contains(group);
        }
        return included;
    }
}
