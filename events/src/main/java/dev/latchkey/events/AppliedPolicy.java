package dev.latchkey.events;

import org.jspecify.annotations.Nullable;

/**
 * What one policy made of one sign-in.
 *
 * @param result              Entra's vocabulary: {@code success}, {@code failure}, {@code notApplied},
 *                            {@code notEnabled}, {@code reportOnlySuccess}, {@code reportOnlyFailure},
 *                            {@code reportOnlyNotApplied}
 * @param firstUnmetCondition the first condition that did not match, where that is why the policy did not apply
 * @param effect              what it does, where it applied
 * @param unmetControl        what it found wanting, where that is why it objects
 */
public record AppliedPolicy(
        String policy,
        String name,
        String result,
        @Nullable String firstUnmetCondition,
        @Nullable String effect,
        @Nullable String unmetControl) {}
