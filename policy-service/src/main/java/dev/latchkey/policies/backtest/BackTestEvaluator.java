package dev.latchkey.policies.backtest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of each sign-in on the record. Safe for several threads. */
sealed interface BackTestEvaluator permits RuleChangeEvaluator, BackTestEvaluator.Impact {
    /** The record does not tell what would have to be known. */
    String UNDECIDED = "undecided";

    /** What comes of it, where that is worth counting. */
    Optional<String> outcome(RecordedSignIn signIn);

    /** Outcomes that are counted even where there is none of them. */
    List<String> outcomes();

    /** The policy whose recorded result matters. */
    @Nullable
    String policy();

    /** What a policy made of them at the time; what it did not apply to is not counted. */
    record Impact(String policy) implements BackTestEvaluator {
        private static final List<String> NO_EFFECT = List.of("notApplied", "reportOnlyNotApplied", "notEnabled");

        @Override
        public Optional<String> outcome(RecordedSignIn signIn) {
            return Optional.ofNullable(signIn.recorded()).filter(result -> !NO_EFFECT.contains(result));
        }

        @Override
        public List<String> outcomes() {
            return List.of("failure", "reportOnlyFailure");
        }
    }
}
