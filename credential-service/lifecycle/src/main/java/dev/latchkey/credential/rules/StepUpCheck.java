package dev.latchkey.credential.rules;

import dev.latchkey.events.AppPasswordRules.StepUp;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a person has signed in as a tenant wants it for what they are about to do (RFC 9470). */
final class StepUpCheck {
    /** The lowest level of assurance (ISO/IEC 29115) that a sign-in has; 0 is none (OpenID Connect Core, section 2). */
    private static final String LOWEST = "1";

    private static final String NO_LEVEL = "0";

    private final StepUpSettings settings;
    private final Clock clock;

    StepUpCheck(StepUpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Programs are let through: they have no second factor, and their tokens say of no sign-in. What has not proven to
     * be one is a person.
     *
     * @throws ProblemException 401, with the challenge {@code insufficient_user_authentication}
     */
    void require(Caller caller, @Nullable StepUp wanted) {
        if (wanted == null || caller.program()) {
            return;
        }
        unmet(caller.signIn(), wanted).ifPresent(why -> {
            throw ProblemException.challenge(why, challenge(classes(caller.signIn(), wanted), wanted, why));
        });
    }

    private Optional<String> unmet(Authentication signIn, StepUp wanted) {
        if (wanted.maxAge() != null && !isRecent(signIn.at(), wanted.maxAge())) {
            return Optional.of("This takes a sign-in that is not older than " + words(wanted.maxAge()) + ".");
        }
        boolean strong = (wanted.acr().isEmpty() || !Collections.disjoint(wanted.acr(), signIn.acr()))
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

    /** What to ask the identity provider for: without a class, it may answer with the same sign-in again. */
    private List<String> classes(Authentication signIn, StepUp wanted) {
        if (!wanted.acr().isEmpty()) {
            return wanted.acr();
        }
        String had = signIn.acr().stream()
                .findFirst()
                .filter(acr -> !acr.equals(NO_LEVEL))
                .orElse(LOWEST);
        return settings.acrValues().isEmpty() ? List.of(quotable(had)) : settings.acrValues();
    }

    /** A class with a space would be two, and with a quotation mark the end of the parameter. */
    private static String quotable(String acr) {
        return acr.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+") ? acr : LOWEST;
    }

    private static String challenge(List<String> classes, StepUp wanted, String why) {
        StringBuilder challenge = new StringBuilder(
                "Bearer error=\"insufficient_user_authentication\", error_description=\"" + why + '"');
        challenge.append(", acr_values=\"").append(String.join(" ", classes)).append('"');
        if (wanted.maxAge() != null) {
            challenge.append(", max_age=\"").append(wanted.maxAge().toSeconds()).append('"');
        }
        return challenge.toString();
    }
}
