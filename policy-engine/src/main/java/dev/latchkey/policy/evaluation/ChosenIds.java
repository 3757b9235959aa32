package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The id that {@code subject} takes from a sign-in is included and not excluded. */
record ChosenIds(
        Condition condition,
        Function<SignIn, @Nullable String> subject,
        boolean all,
        Set<String> include,
        Set<String> exclude)
        implements Requirement {

    static ChosenIds of(Condition condition, Function<SignIn, @Nullable String> subject, Choice choice) {
        return new ChosenIds(
                condition, subject, choice.includesAll(), Set.copyOf(choice.include()), Set.copyOf(choice.exclude()));
    }

    @Override
    public boolean met(Facts facts) {
        String id = subject.apply(facts.signIn());
        return id == null ? all : (all || include.contains(id)) && !exclude.contains(id);
    }
}
