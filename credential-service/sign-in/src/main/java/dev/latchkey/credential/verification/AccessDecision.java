package dev.latchkey.credential.verification;

import java.util.UUID;

/** What a service is told that asks for the verdict alone. */
public sealed interface AccessDecision {
    /**
     * It is on the record under that id, with its reason.
     *
     * @param version of the policies
     */
    record Made(UUID id, boolean allowed, long version) implements AccessDecision {}

    /** The door itself may not ask that. */
    record NotPermitted(UUID id) implements AccessDecision {}

    /** Nobody can tell right now. */
    record TemporaryFailure() implements AccessDecision {}
}
