package dev.latchkey.notifier.detection;

import dev.latchkey.events.SignInRecorded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A failed attempt as far as it must be remembered.
 *
 * @param at      to the millisecond, as databases keep it: the same before it is stored and after
 * @param account id of the account, or the login where it names none
 * @param secret  tells one wrong secret of an account from another; absent where it was not looked at
 */
record FailedAttempt(
        UUID event,
        Instant at,
        String account,
        String login,
        @Nullable String address,
        @Nullable String secret) {
    static FailedAttempt of(ObservedSignIn signIn) {
        SignInRecorded fact = signIn.fact();
        return new FailedAttempt(
                signIn.event(),
                signIn.at().truncatedTo(ChronoUnit.MILLIS),
                fact.subject(),
                fact.login(),
                fact.address(),
                SecretGuessReasons.mark(fact));
    }
}
