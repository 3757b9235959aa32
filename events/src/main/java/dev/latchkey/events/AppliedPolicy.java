package dev.latchkey.events;

import org.jspecify.annotations.Nullable;

/**
 * What one policy made of one sign-in.
 *
 * @param result              Entra's vocabulary: {@code success}, {@code failure}, {@code notApplied},
 *                            {@code notEnabled}, {@code reportOnlyFailure}, {@code reportOnlyNotApplied}
 * @param firstUnmetCondition the first condition that did not match, where that is why the policy did not apply
 */
public record AppliedPolicy(
        String policy, String name, String result, @Nullable String firstUnmetCondition) {}
