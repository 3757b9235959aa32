package dev.latchkey.policy.draft;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.GrantControls;
import dev.latchkey.policy.rule.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * What must be satisfied, as written.
 *
 * @param pinnedNetwork {@code true}, or absent
 * @param tlsAtLeast    {@code 1.2}
 * @param expiryWithin  {@code P90D}
 * @param activated     {@code true}, or absent
 */
public record GrantControlsDraft(
        @Nullable Boolean pinnedNetwork,
        @Nullable String tlsAtLeast,
        @Nullable String expiryWithin,
        @Nullable Boolean activated) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public GrantControls toGrantControls() {
        var problems = new Problems();
        var readTls = problems.read("tlsAtLeast", () -> DraftFields.optional(tlsAtLeast, TlsVersion::parse));
        var readExpiry = problems.read("expiryWithin", () -> DraftFields.optional(expiryWithin, DraftFields::duration));
        return problems.build(() -> new GrantControls(
                DraftFields.yes(pinnedNetwork), readTls.get(), readExpiry.get(), DraftFields.yes(activated)));
    }
}
