package dev.latchkey.credential.rules;

import dev.latchkey.events.AppPasswordRules.StepUp;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a person has signed in as a tenant wants it for what they are about to do (RFC 9470). */
final class StepUpCheck {
    private final Clock clock;

    StepUpCheck(Clock clock) {
        this.clock = clock;
    }

    /**
     * Programs are let through: they have no second factor, and their tokens say of no sign-in.
     *
     * @throws ProblemException 401, with the challenge {@code insufficient_user_authentication}
     */
    void require(Caller caller, @Nullable StepUp wanted) {
        if (wanted == null || caller.login() == null) {
            return;
        }
        unmet(caller.signIn(), wanted).ifPresent(why -> {
            throw ProblemException.challenge(why, challenge(wanted, why));
        });
    }

    private Optional<String> unmet(Authentication signIn, StepUp wanted) {
        if (wanted.maxAge() != null && !isRecent(signIn.at(), wanted.maxAge())) {
            return Optional.of("This takes a sign-in that is not older than " + words(wanted.maxAge()) + ".");
        }
        boolean strong = (wanted.acr().isEmpty() || wanted.acr().contains(String.valueOf(signIn.acr())))
                && (wanted.amr().isEmpty() || !Collections.disjoint(wanted.amr(), signIn.amr()));
        return strong
                ? Optional.empty()
                : Optional.of("This takes a stronger sign-in, such as one with a second factor.");
    }

    private boolean isRecent(@Nullable Instant at, Duration age) {
        return at != null && !at.plus(age).isBefore(clock.instant());
    }

    private static String words(Duration age) {
        return age.toSeconds() < 120 ? age.toSeconds() + " seconds" : age.toMinutes() + " minutes";
    }

    private static String challenge(StepUp wanted, String why) {
        StringBuilder challenge = new StringBuilder(
                "Bearer error=\"insufficient_user_authentication\", error_description=\"" + why + '"');
        if (!wanted.acr().isEmpty()) {
            challenge
                    .append(", acr_values=\"")
                    .append(String.join(" ", wanted.acr()))
                    .append('"');
        }
        if (wanted.maxAge() != null) {
            challenge.append(", max_age=\"").append(wanted.maxAge().toSeconds()).append('"');
        }
        return challenge.toString();
    }
}
