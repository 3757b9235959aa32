package dev.latchkey.policies.backtest;

import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignIn;
import dev.latchkey.policy.evaluation.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of each sign-in on the record. Pure. */
sealed interface Judge {
    /** What comes of it, where that is worth counting. */
    Optional<String> outcome(RecordedSignIn signIn);

    /** Outcomes that are counted even where there is none of them. */
    List<String> outcomes();

    /** The policy whose recorded result matters. */
    @Nullable
    String policy();

    /** Whether other rules would decide otherwise than those of today, whatever was decided at the time. */
    record Change(CompiledPolicies now, CompiledPolicies then) implements Judge {
        private static final String BLOCKED = "newlyBlocked";
        private static final String ALLOWED = "newlyAllowed";

        @Override
        public Optional<String> outcome(RecordedSignIn signIn) {
            SignIn question = signIn.question();
            boolean before = letsIn(now, question);
            boolean after = letsIn(then, question);
            return before == after ? Optional.empty() : Optional.of(after ? ALLOWED : BLOCKED);
        }

        private static boolean letsIn(CompiledPolicies rules, SignIn question) {
            return switch (rules.evaluate(question)) {
                case Verdict.Allowed allowed -> true;
                case Verdict.Blocked blocked -> false;
            };
        }

        @Override
        public List<String> outcomes() {
            return List.of(BLOCKED, ALLOWED);
        }

        @Override
        public @Nullable String policy() {
            return null;
        }
    }

    /** What a policy made of them at the time; what it did not apply to is not counted. */
    record Impact(String policy) implements Judge {
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
