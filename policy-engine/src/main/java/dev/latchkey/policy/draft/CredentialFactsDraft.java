package dev.latchkey.policy.draft;

import dev.latchkey.policy.evaluation.CredentialFacts;
import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.SecretForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app password that somebody thinks of, as written.
 *
 * @param label             absent is none
 * @param form              {@code short} or {@code long}; absent is not known
 * @param issuedAt          absent is at the time of the sign-in
 * @param lastUsedAt        absent is never
 * @param expiresAt         absent is never
 * @param networkRestricted absent is {@code false}
 * @param activated         absent is: it has a {@code lastUsedAt}
 */
public record CredentialFactsDraft(
        @Nullable String label,
        @Nullable String deviceKind,
        @Nullable String form,
        @Nullable Instant issuedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Boolean networkRestricted,
        @Nullable Boolean activated) {

    CredentialFacts toCredentialFacts(Instant at) {
        Instant issued = issuedAt == null ? at : issuedAt;
        var problems = new Problems();
        notBefore("lastUsedAt", lastUsedAt, issued, problems);
        notBefore("expiresAt", expiresAt, issued, problems);
        var readForm = problems.read("form", () -> DraftFields.optional(form, SecretForm::parse));
        return problems.build(() -> new CredentialFacts(
                label == null ? "" : label,
                deviceKind,
                readForm.get().orElse(null),
                issued,
                lastUsedAt,
                expiresAt,
                DraftFields.yes(networkRestricted),
                activated == null ? lastUsedAt != null : activated));
    }

    private static void notBefore(String field, @Nullable Instant given, Instant issued, Problems problems) {
        if (given != null && given.isBefore(issued)) {
            problems.add(field, given, "not before issuedAt " + issued);
        }
    }
}
