package dev.latchkey.quickstart.journey.client;

/** What is right or wrong with the app password that a client sends, or with the place that it sends it to. */
public enum SignInCase {
    RIGHT("right", "accepted", ClientVerdict.WORKS),
    MISTYPED("one letter wrong", "mistyped", ClientVerdict.WRONG_PASSWORD),
    ANOTHER_PROTOCOL("for another protocol", "protocolNotAllowed", ClientVerdict.WRONG_PASSWORD),
    REVOKED("revoked", "revoked", ClientVerdict.WRONG_PASSWORD),
    BLOCKED("blocked by a policy", "blockedByPolicy", ClientVerdict.WRONG_PASSWORD),
    TEMPORARY("Latchkey does not answer", "", ClientVerdict.NOT_NOW),
    /** Mail has no word for it but the temporary one. */
    MISPLACED_DOOR("front door of another tenant", "doorNotAllowed", ClientVerdict.NOT_NOW);

    private final String words;
    private final String reason;
    private final ClientVerdict byMail;

    SignInCase(String words, String reason, ClientVerdict byMail) {
        this.words = words;
        this.reason = reason;
        this.byMail = byMail;
    }

    /** What a client is to show. */
    public ClientVerdict expected(boolean web) {
        return web && this == MISPLACED_DOOR ? ClientVerdict.NOT_ALLOWED : byMail;
    }

    /** What the log says of it; nothing where Latchkey is not asked. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return words;
    }
}
