package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;

/** What each reason means to the person in front of the device, and what they can do. One list of all reasons. */
final class Explanations {
    private Explanations() {}

    /** Pure; never names an account or a device that is not the owner's. */
    static Explanation of(Incident incident) {
        SignInReason reason = incident.failure().reason();
        return switch (reason) {
            case ACCEPTED -> new Explanation("It was let in.", "There is nothing to do.");
            case DOOR_UNKNOWN -> doorUnknown(incident);
            case DOOR_NOT_ALLOWED -> doorNotAllowed(incident);
            case THROTTLED -> HoldExplanations.throttled(incident);
            case NOT_AN_APP_PASSWORD -> SecretExplanations.notAnAppPassword(incident);
            case MISTYPED -> SecretExplanations.mistyped(incident);
            case UNKNOWN_SECRET -> SecretExplanations.unknownSecret(incident);
            case WRONG_ACCOUNT -> AccountExplanations.wrongAccount(incident);
            case ACCOUNT_UNKNOWN -> AccountExplanations.accountUnknown(incident);
            case ACCOUNT_DISABLED ->
                AccountExplanations.account(incident, AccountState.DISABLED, "disabled", "enable it");
            case ACCOUNT_LOCKED -> AccountExplanations.account(incident, AccountState.LOCKED, "locked", "unlock it");
            case REVOKED -> AppPasswordExplanations.revoked(incident);
            case ROTATED_OUT -> AppPasswordExplanations.rotatedOut(incident);
            case EXPIRED -> AppPasswordExplanations.expired(incident);
            case LAPSED -> AppPasswordExplanations.lapsed(incident);
            case SUSPENDED -> AppPasswordExplanations.suspended(incident);
            case PROTOCOL_NOT_ALLOWED -> RestrictionExplanations.protocolNotAllowed(incident);
            case SERVICE_NOT_ALLOWED -> RestrictionExplanations.serviceNotAllowed(incident);
            case NETWORK_NOT_ALLOWED -> RestrictionExplanations.networkNotAllowed(incident);
            case LEGACY_DISABLED_FOR_ACCOUNT -> AccountExplanations.legacyDisabled(incident);
            case APP_PASSWORDS_DISABLED -> AccountExplanations.appPasswordsDisabled();
            case BLOCKED_BY_POLICY -> RestrictionExplanations.blockedByPolicy(incident);
            case TEMPORARY_FAILURE -> temporaryFailure();
            case OTHER -> other();
        };
    }

    private static Explanation doorUnknown(Incident incident) {
        return new Explanation(
                "The server that passed this sign-in on (front door %s) did not show a valid key."
                        .formatted(incident.failure().frontDoor()),
                "Nothing is wrong with the device. The administrator gives the front door its key again.");
    }

    private static Explanation doorNotAllowed(Incident incident) {
        Failure failure = incident.failure();
        return new Explanation(
                "The front door %s may not pass on such sign-ins: %s, service %s, %s."
                        .formatted(failure.frontDoor(), failure.protocol(), failure.service(), incident.from()),
                "Nothing is wrong with the device. The administrator compares that with what the front door is"
                        + " registered for: protocols, services, networks, tenants.");
    }

    private static Explanation temporaryFailure() {
        return new Explanation(
                "It could not be decided, or not be put on the record, at that moment. The password was not called"
                        + " wrong.",
                "There is nothing to do on the device: it tries again by itself. If it goes on, the administrator looks"
                        + " at the health of Latchkey, its database and its broker.");
    }

    private static Explanation other() {
        return new Explanation(
                "A newer release of Latchkey gave a reason that this one does not know.",
                "The administrator finds it in the log, and finishes the upgrade.");
    }
}
