package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Effect;

/** Knows how often sign-ins were made: the one thing about a sign-in that is not in the question. */
@FunctionalInterface
public interface SignInRates {
    /** Nobody counts. */
    SignInRates UNCOUNTED = (policy, limit) -> true;

    /** Counts this sign-in for that policy, and says whether it is still within the limit. */
    boolean within(String policy, Effect.LimitRate limit);
}
