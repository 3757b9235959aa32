package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.events.AccountState;

/** The account, or the login that was to lead to it, lets nobody in. */
final class AccountExplanations {
    private AccountExplanations() {}

    static Explanation wrongAccount(Incident incident) {
        return incident.device() == null
                ? new Explanation(
                        "It is a valid app password, but it belongs to another account.",
                        "Give the device an app password of this account, %s, or set it to the login that its app"
                                        .formatted(incident.login())
                                + " password belongs to.")
                : new Explanation(
                        "The app password of %s was used with the login of another account."
                                .formatted(incident.deviceName()),
                        setTheLogin(incident));
    }

    static Explanation accountUnknown(Incident incident) {
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
                .formatted(incident.login());
    }

    static Explanation account(Incident incident, AccountState state, String word, String remedy) {
        return incident.account().state() == state
                ? new Explanation("The account is %s.".formatted(word), "An administrator has to %s.".formatted(remedy))
                : new Explanation("The account was %s at that time. It is not any more.".formatted(word), "Try again.");
    }

    static Explanation legacyDisabled(Incident incident) {
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

    static Explanation appPasswordsDisabled() {
        return new Explanation(
                "App passwords are, or were at that time, switched off for the whole organisation.",
                "Nothing is wrong with the device. An administrator can switch them on again.");
    }
}
