package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.SignInReason;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an attempt brings about for the app password that it was made with: beside its answer, not before it. */
final class AcceptedSignInEffects {
    private static final Consumer<AttemptOutcome> NONE = outcome -> {};

    private final AttributeSource attributes;
    private final RekeyAppPassword rekeying;

    AcceptedSignInEffects(AttributeSource attributes, RekeyAppPassword rekeying) {
        this.attributes = attributes;
        this.rekeying = rekeying;
    }

    /** To be run with the outcome; to be asked for while the letters are at hand. */
    Consumer<AttemptOutcome> of(AuthenticationContext context, SignInReason reason) {
        AppPassword password = context.found().password();
        return password != null && reason == SignInReason.ACCEPTED ? accepted(context, password) : NONE;
    }

    private Consumer<AttemptOutcome> accepted(AuthenticationContext context, AppPassword password) {
        Runnable rekey = rekeying(context.found(), password);
        Instant at = context.decision().at();
        return outcome -> {
            if (outcome instanceof AttemptOutcome.Accepted) {
                attributes.used(new AttributeSource.Subject(password.tenant(), password.id()), at);
            }
            if (rekey != null) {
                rekey.run();
            }
        };
    }

    private @Nullable Runnable rekeying(LookupResult found, AppPassword password) {
        return found.typed() instanceof TypedSecret.WellFormed(AppPasswordSecret secret)
                ? rekeying.due(password, found.keyVersion(), secret)
                : null;
    }
}
