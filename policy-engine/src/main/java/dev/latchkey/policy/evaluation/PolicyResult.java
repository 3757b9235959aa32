package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What one policy made of one sign-in.
 *
 * @param firstUnmetCondition why it did not apply, where a condition is why
 * @param effect              what it does, where it applied
 * @param unmetControl        what it found wanting, where that is why it objects
 */
public record PolicyResult(
        String policyId,
        String name,
        PolicyResultType result,
        @Nullable ConditionType firstUnmetCondition,
        @Nullable Effect effect,
        @Nullable GrantControl unmetControl) {}
