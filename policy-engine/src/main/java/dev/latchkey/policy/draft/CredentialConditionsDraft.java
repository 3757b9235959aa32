package dev.latchkey.policy.draft;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.CredentialConditions;
import dev.latchkey.policy.rule.SecretForm;
import org.jspecify.annotations.Nullable;

/**
 * What an app password is like, as written; absent is any.
 *
 * @param olderThan {@code P90D}
 * @param idleFor   {@code P90D}
 * @param noNetwork {@code true}, or absent
 * @param noExpiry  {@code true}, or absent
 * @param pending   {@code true}, or absent
 * @param form      {@code short} or {@code long}
 * @param labels    patterns with {@code *} and {@code ?}
 */
public record CredentialConditionsDraft(
        @Nullable String olderThan,
        @Nullable String idleFor,
        @Nullable Boolean noNetwork,
        @Nullable Boolean noExpiry,
        @Nullable Boolean pending,
        @Nullable String form,
        @Nullable ChoiceDraft deviceKinds,
        @Nullable ChoiceDraft labels) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public CredentialConditions toCredentialConditions() {
        var problems = new Problems();
        var readAge = problems.read("olderThan", () -> DraftFields.optional(olderThan, DraftFields::duration));
        var readIdle = problems.read("idleFor", () -> DraftFields.optional(idleFor, DraftFields::duration));
        var readForm = problems.read("form", () -> DraftFields.optional(form, SecretForm::parse));
        var readKinds = problems.read("deviceKinds", () -> DraftFields.choice(deviceKinds));
        var readLabels = problems.read("labels", () -> DraftFields.patterns(labels));
        return problems.build(() -> new CredentialConditions(
                readAge.get(),
                readIdle.get(),
                DraftFields.yes(noNetwork),
                DraftFields.yes(noExpiry),
                DraftFields.yes(pending),
                readForm.get(),
                readKinds.get(),
                readLabels.get()));
    }
}
