package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import java.util.Set;

/** The account is in an included group and in no excluded one. */
record ChosenGroups(boolean all, Set<String> include, Set<String> exclude) implements Requirement {
    static ChosenGroups of(Choice choice) {
        return new ChosenGroups(choice.includesAll(), Set.copyOf(choice.include()), Set.copyOf(choice.exclude()));
    }

    @Override
    public Condition condition() {
        return Condition.GROUPS;
    }

    @Override
    public boolean met(Facts facts) {
        boolean included = all;
        for (String group : facts.signIn().groups()) {
            if (exclude.contains(group)) {
                return false;
            }
            included |= include.contains(group);
        }
        return included;
    }
}
