package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.conditionalaccess.AttributeSource.LastUse;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.policy.evaluation.CredentialFacts;
import dev.latchkey.policy.rule.SecretForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an app password is like: as policies ask for it now, and as the record tells those who ask later. */
final class CredentialAttributes {
    private CredentialAttributes() {}

    static CredentialFacts asked(AppPassword password, TypedSecret typed, LastUse lastUse) {
        return new CredentialFacts(
                password.label(),
                password.deviceKind(),
                form(typed),
                password.issuedAt(),
                lastUse instanceof LastUse.At(Instant time) ? time : null,
                password.expiresAt(),
                !password.networks().isEmpty(),
                activated(password, lastUse));
    }

    static CredentialAtSignIn recorded(AppPassword password, TypedSecret typed, LastUse lastUse) {
        SecretForm form = form(typed);
        return new CredentialAtSignIn(
                password.deviceKind(),
                form == null ? null : form.wireName(),
                password.issuedAt(),
                idleSince(password, lastUse),
                password.expiresAt(),
                !password.networks().isEmpty(),
                activated(password, lastUse));
    }

    private static @Nullable Instant idleSince(AppPassword password, LastUse lastUse) {
        return switch (lastUse) {
            case LastUse.At(Instant time) -> time;
            case LastUse.Never never -> password.issuedAt();
            case LastUse.Unknown unknown -> null;
        };
    }

    /** Only an HMAC of it is kept: what was typed tells, as it is the same. */
    private static @Nullable SecretForm form(TypedSecret typed) {
        return typed instanceof TypedSecret.WellFormed(AppPasswordSecret secret)
                ? switch (secret.form()) {
                    case SHORT -> SecretForm.SHORT;
                    case LONG -> SecretForm.LONG;
                }
                : null;
    }

    /** Whether it was used before. One that was rotated before its first use does not write down that use: its last use tells. */
    private static boolean activated(AppPassword password, LastUse lastUse) {
        if (password.activatedAt() != null) {
            return true;
        }
        return switch (lastUse) {
            case LastUse.At at -> true;
            case LastUse.Never never -> false;
            case LastUse.Unknown unknown ->
                password.written() == AppPasswordState.ACTIVE || password.written() == AppPasswordState.RETIRING;
        };
    }
}
