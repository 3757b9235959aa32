package dev.latchkey.credential.diagnosis;

/** What was typed is no app password that was issued here. */
final class SecretExplanations {
    private SecretExplanations() {}

    static Explanation notAnAppPassword(Incident incident) {
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
    static Explanation mistyped(Incident incident) {
        return new Explanation(
                "The number of letters is right, but the check letter at the end does not fit the others: at least one"
                        + " letter is wrong, or two have changed places. Which one cannot be told."
                        + incident.repetition(),
                "Compare letter by letter, or type it anew. Often mistaken: i for l, u for v, v for w, m for n, c for"
                        + " e, g for q, b for d; y for z or a for q on a keyboard of another language; a letter that"
                        + " auto-correction changed. Capitals, spaces, dashes, 0 for o and 1 for l do no harm. If it"
                        + " is not at hand any more, issue a new app password.");
    }

    static Explanation unknownSecret(Incident incident) {
        return new Explanation(
                "It has the form of an app password, but it is none that was issued here: one of another provider, one"
                        + " with several wrong letters, or a guess." + incident.repetition(),
                "Issue a new app password for the device and type that. If you do not know the address, somebody is"
                        + " guessing: they are slowed down, and there is nothing for you to do.");
    }
}
