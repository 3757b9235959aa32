package dev.latchkey.policy.evaluation;

import java.util.function.Predicate;

/** A question that takes one line. */
record Asked(Condition condition, Predicate<SignIn> question) implements Requirement {
    @Override
    public boolean met(Facts facts) {
        return question.test(facts.signIn());
    }
}
