package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.SecretForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What policies may ask of the app password that was recognised.
 *
 * @param label             what its owner calls it
 * @param form              absent where it is not known
 * @param lastUsedAt        absent where it never was, or where nobody has asked
 * @param expiresAt         absent where it never ends by itself
 * @param networkRestricted whether there are networks outside which it cannot be used
 * @param activated         whether it has been used before
 */
public record CredentialFacts(
        String label,
        @Nullable String deviceKind,
        @Nullable SecretForm form,
        Instant issuedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        boolean networkRestricted,
        boolean activated) {

    Instant lastSignOfLife() {
        return lastUsedAt == null ? issuedAt : lastUsedAt;
    }
}
