package dev.latchkey.policy.evaluation;

import java.util.function.Predicate;

/** A question that takes one line. */
record PredicateCondition(ConditionType condition, Predicate<SignInAttributes> question) implements CompiledCondition {
    @Override
    public boolean met(EvaluationContext context) {
        return question.test(context.signIn());
    }
}
