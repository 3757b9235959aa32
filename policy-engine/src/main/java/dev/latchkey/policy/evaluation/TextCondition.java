package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Glob;
import dev.latchkey.policy.rule.Patterns;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text that {@code subject} takes from a sign-in, in lower case, is included and not excluded. */
record TextCondition(ConditionType condition, Function<EvaluationContext, @Nullable String> subject, Patterns patterns)
        implements CompiledCondition {
    @Override
    public boolean met(EvaluationContext context) {
        String text = subject.apply(context);
        if (text == null) {
            return patterns.all();
        }
        return (patterns.all() || any(patterns.include(), text)) && !any(patterns.exclude(), text);
    }

    private static boolean any(List<Glob> globs, String text) {
        for (int i = 0; i < globs.size(); i++) {
            if (globs.get(i).matches(text)) {
                return true;
            }
        }
        return false;
    }
}
