package dev.latchkey.policy.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What one policy made of one sign-in.
 *
 * @param firstUnmetCondition why it did not apply, where a condition is why
 */
public record PolicyResult(
        String policyId,
        String name,
        Result result,
        @Nullable Condition firstUnmetCondition) {}
