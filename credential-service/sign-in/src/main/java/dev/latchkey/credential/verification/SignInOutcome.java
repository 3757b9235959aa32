package dev.latchkey.credential.verification;

import java.util.UUID;

/** What a front door is told. */
public sealed interface SignInOutcome {
    /** Let it in: it is on the record under that id. */
    record Accepted(UUID id, String tenant, String account, String login, String credential, String label)
            implements SignInOutcome {}

    /** Turn it away. The reason is on the record, not here. */
    record Refused(UUID id) implements SignInOutcome {}

    /** The door itself may not ask that; the attempt was not looked at any further. */
    record NotPermitted(UUID id) implements SignInOutcome {}

    /** Nobody can tell right now; the client may try again. */
    record TemporaryFailure() implements SignInOutcome {}
}
