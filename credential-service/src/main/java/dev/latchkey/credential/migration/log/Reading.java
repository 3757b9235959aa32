package dev.latchkey.credential.migration.log;

/** What a line of a sign-in log says. */
public sealed interface Reading {
    /** Somebody signed in by a password alone. */
    record Found(Sighting sighting) implements Reading {}

    /** Something else: another kind of sign-in, one that failed, no sign-in. */
    record Other() implements Reading {}

    /**
     * It is not understood.
     *
     * @param reason why not; never with what is there, which might be a secret
     */
    record Unclear(String reason) implements Reading {}
}
