package dev.latchkey.credential.verification;

import java.util.UUID;

/** What became of an attempt, whatever kind it was of: all that a front door may be told. */
public sealed interface AttemptOutcome {
    /**
     * Let it in: it is on the record under that id.
     *
     * @param policies   version of the policies that it was evaluated by; 0 where the tenant has none
     * @param credential id of the app password; empty where none was asked for
     * @param label      what its owner calls it; empty where none was asked for
     */
    record Accepted(
            UUID id, long policies, String tenant, String account, String login, String credential, String label)
            implements AttemptOutcome {}

    /**
     * Turn it away. The reason is on the record, not here.
     *
     * @param policies version of the policies that it was evaluated by; 0 where the tenant has none
     */
    record Refused(UUID id, long policies) implements AttemptOutcome {}

    /** The door itself may not ask that; it is on the record under that id. */
    record NotPermitted(UUID id) implements AttemptOutcome {}

    /** Nobody can tell right now; the client may try again. */
    record TemporaryFailure() implements AttemptOutcome {}
}
