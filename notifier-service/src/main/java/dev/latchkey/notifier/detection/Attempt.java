package dev.latchkey.notifier.detection;

import dev.latchkey.events.SignInRecorded;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A failed attempt as far as it must be remembered.
 *
 * @param account id of the account, or the login where it names none
 * @param secret  tells one wrong secret of an account from another; absent where it was not looked at
 */
record Attempt(
        UUID event,
        Instant at,
        String account,
        String login,
        @Nullable String address,
        @Nullable String secret) {
    static Attempt of(SignIn signIn) {
        SignInRecorded fact = signIn.fact();
        return new Attempt(
                signIn.event(), signIn.at(), fact.subject(), fact.login(), fact.address(), WrongSecrets.mark(fact));
    }
}
