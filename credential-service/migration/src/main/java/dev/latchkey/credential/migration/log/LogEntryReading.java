package dev.latchkey.credential.migration.log;

/** What a line of a sign-in log says. */
public sealed interface LogEntryReading {
    /** Somebody signed in by a password alone. */
    record Found(LogObservation observation) implements LogEntryReading {}

    /** Something else: another kind of sign-in, one that failed, no sign-in. */
    record Other() implements LogEntryReading {}

    /**
     * It is not understood.
     *
     * @param reason why not; never with what is there, which might be a secret
     */
    record Unclear(String reason) implements LogEntryReading {}
}
