package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.diagnosis.Failure.Blocker;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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
            case THROTTLED -> throttled(incident);
            case NOT_AN_APP_PASSWORD -> notAnAppPassword(incident);
            case MISTYPED -> mistyped(incident);
            case UNKNOWN_SECRET -> unknownSecret(incident);
            case WRONG_ACCOUNT -> wrongAccount(incident);
            case ACCOUNT_UNKNOWN -> accountUnknown(incident);
            case ACCOUNT_DISABLED -> account(incident, AccountState.DISABLED, "disabled", "enable it");
            case ACCOUNT_LOCKED -> account(incident, AccountState.LOCKED, "locked", "unlock it");
            case REVOKED -> revoked(incident);
            case ROTATED_OUT -> rotatedOut(incident);
            case EXPIRED -> expired(incident);
            case LAPSED -> lapsed(incident);
            case SUSPENDED -> suspended(incident);
            case PROTOCOL_NOT_ALLOWED -> protocolNotAllowed(incident);
            case SERVICE_NOT_ALLOWED -> serviceNotAllowed(incident);
            case NETWORK_NOT_ALLOWED -> networkNotAllowed(incident);
            case LEGACY_DISABLED_FOR_ACCOUNT -> legacyDisabled(incident);
            case APP_PASSWORDS_DISABLED -> appPasswordsDisabled();
            case BLOCKED_BY_POLICY -> blockedByPolicy(incident);
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
                        .formatted(failure.frontDoor(), failure.protocol(), failure.service(), from(failure)),
                "Nothing is wrong with the device. The administrator compares that with what the front door is"
                        + " registered for: protocols, services, networks, tenants.");
    }

    private static Explanation throttled(Incident incident) {
        Instant until = incident.heldBackUntil();
        return new Explanation(
                "There had been too many wrong passwords %s, so the password was not even looked at. "
                                .formatted(from(incident.failure()))
                        + (until == null
                                ? "That is over: the next attempt is looked at."
                                : "Attempts from there are held back until " + DiagnosisWording.time(until) + "."),
                "Correct or switch off the device that keeps sending a wrong password: it is among the failures before"
                        + " this one."
                        + (until == null ? "" : " Then wait until " + DiagnosisWording.time(until) + " and try once."),
                until);
    }

    private static Explanation notAnAppPassword(Incident incident) {
        return incident.failure().fingerprint() == null
                ? new Explanation(
                        "The device sent an empty password.",
                        "Type the app password of this device, or issue a new one for it.")
                : new Explanation(
                        "What was typed is no app password: those have 16 letters (25 in the long form) and nothing"
                                + " else. Most likely it is the main password of the account, or an app password with"
                                + " letters left out." + incident.repetition(),
                        "Type the app password of this device instead; if it is not at hand, issue a new one. What was"
                                + " typed is kept nowhere. If it was the main password and you do not know who asked"
                                + " for it, change it.");
    }

    /**
     * One check letter tells that something is wrong, and not where: any of the letters could be changed so that it
     * fits. So no position is named.
     */
    private static Explanation mistyped(Incident incident) {
        return new Explanation(
                "The number of letters is right, but the check letter at the end does not fit the others: at least one"
                        + " letter is wrong, or two have changed places. Which one cannot be told."
                        + incident.repetition(),
                "Compare letter by letter, or type it anew. Often mistaken: i for l, u for v, v for w, m for n, c for"
                        + " e, g for q, b for d; y for z or a for q on a keyboard of another language; a letter that"
                        + " auto-correction changed. Capitals, spaces, dashes, 0 for o and 1 for l do no harm. If it"
                        + " is not at hand any more, issue a new app password.");
    }

    private static Explanation unknownSecret(Incident incident) {
        return new Explanation(
                "It has the form of an app password, but it is none that was issued here: one of another provider, one"
                        + " with several wrong letters, or a guess." + incident.repetition(),
                "Issue a new app password for the device and type that. If you do not know the address, somebody is"
                        + " guessing: they are slowed down, and there is nothing for you to do.");
    }

    private static Explanation wrongAccount(Incident incident) {
        return incident.device() == null
                ? new Explanation(
                        "It is a valid app password, but it belongs to another account.",
                        "Give the device an app password of this account, %s, or set it to the login that its app"
                                        .formatted(login(incident))
                                + " password belongs to.")
                : new Explanation(
                        "The app password of %s was used with the login of another account."
                                .formatted(incident.deviceName()),
                        setTheLogin(incident));
    }

    private static Explanation accountUnknown(Incident incident) {
        return incident.device() == null
                ? new Explanation(
                        "There was no account with the login %s at that time."
                                .formatted(incident.failure().login()),
                        "There is one now: try again.")
                : new Explanation(
                        "The app password of %s was used with the login %s, which is no account."
                                .formatted(
                                        incident.deviceName(),
                                        incident.failure().login()),
                        setTheLogin(incident));
    }

    private static String setTheLogin(Incident incident) {
        return "Set the login on the device to %s. If it is not your device, revoke its app password: somebody else has it."
                .formatted(login(incident));
    }

    private static Explanation account(Incident incident, AccountState state, String word, String remedy) {
        return incident.account().state() == state
                ? new Explanation("The account is %s.".formatted(word), "An administrator has to %s.".formatted(remedy))
                : new Explanation("The account was %s at that time. It is not any more.".formatted(word), "Try again.");
    }

    private static Explanation revoked(Incident incident) {
        AppPassword device = incident.device();
        String reason = device == null || device.revokeReason() == null ? "" : " (" + device.revokeReason() + ")";
        return new Explanation(
                "The app password of %s was revoked%s%s, and the device still sends it."
                        .formatted(
                                incident.deviceName(),
                                DiagnosisWording.time("on", device == null ? null : device.revokedAt()),
                                reason),
                "If the device is still in use, issue a new app password for it and type that. If it is not, remove the"
                        + " account from it, so that it stops trying. If it is lost or not yours, leave it: it gets in"
                        + " no more, and is not taken for an attack on the account.");
    }

    private static Explanation rotatedOut(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s was replaced by a new one, and the time in which both worked is over%s. The"
                                .formatted(
                                        incident.deviceName(),
                                        DiagnosisWording.time("since", device == null ? null : device.revokedAt()))
                        + " device still sends the old one.",
                "Type the new app password on the device; if it is not at hand, issue another one.");
    }

    private static Explanation expired(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s expired%s."
                        .formatted(
                                incident.deviceName(),
                                DiagnosisWording.time("on", device == null ? null : device.expiresAt())),
                "Issue a new app password for the device, if it is still needed.");
    }

    private static Explanation lapsed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s was to be used for the first time%s, and was not."
                        .formatted(
                                incident.deviceName(),
                                DiagnosisWording.time("before", device == null ? null : device.activateBy())),
                "Issue a new one and type it soon; a longer time for the first use can be asked for (activateWithin).");
    }

    private static Explanation suspended(Incident incident) {
        return new Explanation(
                "The app password of %s is suspended, or was at that time.".formatted(incident.deviceName()),
                "An administrator or the help desk can lift that. Until then no new password helps.");
    }

    private static Explanation protocolNotAllowed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s is not for %s.%s"
                        .formatted(
                                incident.deviceName(),
                                incident.failure().protocol(),
                                only(device == null ? List.of() : device.protocols())),
                "Switch %s off on the device if it is not needed; otherwise issue an app password that allows it."
                        .formatted(incident.failure().protocol()));
    }

    private static Explanation serviceNotAllowed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s is not for the service %s.%s"
                        .formatted(
                                incident.deviceName(),
                                incident.failure().service(),
                                only(device == null ? List.of() : device.services())),
                "Issue an app password that allows %s for whatever uses it."
                        .formatted(incident.failure().service()));
    }

    private static Explanation networkNotAllowed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s may not be used %s.%s"
                        .formatted(
                                incident.deviceName(),
                                from(incident.failure()),
                                only(device == null ? List.of() : device.networks())),
                "Use the device in one of those networks. If it has moved, issue an app password that allows its new"
                        + " network. If the device is where it belongs and the address is not its own, somebody else"
                        + " has the app password: revoke it.");
    }

    private static String only(Collection<?> allowed) {
        return allowed.isEmpty() ? "" : " It is for " + DiagnosisWording.list(allowed) + " alone.";
    }

    private static Explanation legacyDisabled(Incident incident) {
        Failure failure = incident.failure();
        Account account = incident.account();
        String protocol = failure.protocol();
        return account.legacyDisabledFor().contains(protocol)
                ? new Explanation(
                        "Signing in to %s with a password alone is switched off for this account.".formatted(protocol),
                        "Use a program that signs in with OAuth. If there is none for the device, an administrator can"
                                + " switch %s on again for the account.".formatted(protocol))
                : new Explanation(
                        "Signing in to %s with a password alone was switched off for this account. It is on again."
                                .formatted(protocol),
                        "Try again.");
    }

    private static Explanation appPasswordsDisabled() {
        return new Explanation(
                "App passwords are, or were at that time, switched off for the whole organisation.",
                "Nothing is wrong with the device. An administrator can switch them on again.");
    }

    private static Explanation blockedByPolicy(Incident incident) {
        List<Blocker> blockers = incident.failure().blockers();
        String names = blockers.stream().map(Explanations::name).collect(Collectors.joining(", "));
        return new Explanation(
                blockers.isEmpty()
                        ? "A policy of conditional access blocked it."
                        : "Blocked by conditional access: %s.".formatted(names),
                "Nothing is wrong with the device or its app password. Try from another place or at another time, if"
                        + " that is what the policy is about; otherwise ask an administrator, who can try the policy"
                        + " out on this sign-in: %s, service %s, %s."
                                .formatted(
                                        incident.failure().protocol(),
                                        incident.failure().service(),
                                        from(incident.failure())));
    }

    private static String name(Blocker blocker) {
        return "“" + blocker.name() + "” "
                + (blocker.unmet() == null
                        ? "(all of its conditions were met)"
                        : "(the condition “" + blocker.unmet() + "” was not met)");
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

    private static String from(Failure failure) {
        return failure.address() == null
                ? "from an address that the front door did not tell"
                : "from " + failure.address();
    }

    private static String login(Incident incident) {
        return incident.account().login();
    }
}
