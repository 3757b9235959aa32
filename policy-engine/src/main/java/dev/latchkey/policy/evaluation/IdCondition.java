package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The id that {@code subject} takes from a sign-in is included and not excluded. */
record IdCondition(
        ConditionType condition,
        Function<SignInAttributes, @Nullable String> subject,
        boolean all,
        Set<String> include,
        Set<String> exclude)
        implements CompiledCondition {

    static IdCondition of(
            ConditionType condition, Function<SignInAttributes, @Nullable String> subject, Choice choice) {
        return new IdCondition(
                condition, subject, choice.includesAll(), Set.copyOf(choice.include()), Set.copyOf(choice.exclude()));
    }

    @Override
    public boolean met(EvaluationContext context) {
        String id = subject.apply(context.signIn());
        return id == null ? all : (all || include.contains(id)) && !exclude.contains(id);
    }
}
