package dev.latchkey.credential.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** It was held back, and not even looked at: whose failures that was for, and who can do something about it. */
final class HoldExplanations {
    private static final String OTHERS_ONLY = "Nothing is known to be wrong with the device.";

    private HoldExplanations() {}

    static Explanation throttled(Incident incident) {
        HeldBack held = incident.heldBack();
        String explanation = because(incident, held.cause()) + " So the password was not even looked at. ";
        return new Explanation(explanation + howLong(held), remedy(held.cause()) + waiting(held.until()), held.until());
    }

    private static String because(Incident incident, HeldBack.Cause cause) {
        return switch (cause) {
            case OWN -> "There had been too many wrong passwords for this account %s.".formatted(incident.from());
            case SOURCE ->
                "Too many wrong passwords for other accounts had come %s, and this account is not known to have been used there before."
                        .formatted(incident.from());
            case ACCOUNT ->
                "Others had tried too many wrong passwords for this account elsewhere, and it is not known to have been used %s before."
                        .formatted(incident.from());
            case DOOR ->
                "There had been too many wrong passwords for this account at the front door %s. It tells no addresses, so nobody can say who tried them."
                        .formatted(incident.failure().frontDoor());
            case OTHERS ->
                "Others had tried too many wrong passwords, for this account elsewhere or for other accounts %s."
                        .formatted(incident.from());
            case UNKNOWN ->
                "There had been too many wrong passwords, for this account or %s; whose is not known any more."
                        .formatted(incident.from());
        };
    }

    private static String howLong(HeldBack held) {
        Instant until = held.until();
        return until == null
                ? "That is over: the next attempt is looked at."
                : "It is held back until " + DiagnosisWording.time(until) + ".";
    }

    private static String remedy(HeldBack.Cause cause) {
        return switch (cause) {
            case OWN ->
                "Correct or switch off the device that keeps sending a wrong password: it is among the failures before"
                        + " this one.";
            case SOURCE, ACCOUNT, OTHERS ->
                OTHERS_ONLY
                        + " Where the account was used before, it goes on working: whoever is let in once from a network"
                        + " does not wait for others there again.";
            case DOOR ->
                OTHERS_ONLY
                        + " The account can be used by other ways than this front door; the administrator can have the"
                        + " front door tell the addresses of its clients.";
            case UNKNOWN -> "Look whether one of the account's devices is among the failures before this one.";
        };
    }

    private static String waiting(@Nullable Instant until) {
        return until == null ? "" : " Else wait until " + DiagnosisWording.time(until) + " and try once.";
    }
}
