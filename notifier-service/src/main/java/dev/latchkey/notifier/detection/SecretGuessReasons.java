package dev.latchkey.notifier.detection;

import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals are somebody trying secrets. A secret that was right once ({@code REVOKED}, {@code ROTATED_OUT},
 * {@code EXPIRED}, …) is a stale device; one that is right but not allowed here is a matter of policy. Neither counts.
 */
final class SecretGuessReasons {
    private SecretGuessReasons() {}

    /** Whether the attempt shows a wrong secret, or was turned away before it was looked at. */
    static boolean shownBy(ObservedSignIn signIn) {
        return switch (signIn.fact().reason()) {
            case NOT_AN_APP_PASSWORD, MISTYPED, UNKNOWN_SECRET, WRONG_ACCOUNT, ACCOUNT_UNKNOWN, THROTTLED -> true;
            case ACCEPTED,
                    DOOR_UNKNOWN,
                    DOOR_NOT_ALLOWED,
                    ACCOUNT_DISABLED,
                    ACCOUNT_LOCKED,
                    REVOKED,
                    ROTATED_OUT,
                    EXPIRED,
                    LAPSED,
                    SUSPENDED,
                    PROTOCOL_NOT_ALLOWED,
                    SERVICE_NOT_ALLOWED,
                    NETWORK_NOT_ALLOWED,
                    LEGACY_DISABLED_FOR_ACCOUNT,
                    APP_PASSWORDS_DISABLED,
                    BLOCKED_BY_POLICY,
                    TEMPORARY_FAILURE,
                    OTHER -> false;
        };
    }

    /**
     * The fingerprint. Without one, all wrong secrets of a kind look alike, which keeps a device that repeats a typing
     * mistake from being taken for an attack; a throttled attempt without one tells nothing about its secret.
     */
    static @Nullable String mark(SignInRecorded fact) {
        if (fact.secretFingerprint() != null) {
            return fact.secretFingerprint();
        }
        return fact.reason() == SignInReason.THROTTLED ? null : fact.reason().name();
    }
}
