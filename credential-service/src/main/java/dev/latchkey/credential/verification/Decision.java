package dev.latchkey.credential.verification;

import java.util.UUID;

/** What a service is told that asks for the verdict alone. */
public sealed interface Decision {
    /**
     * It is on the record under that id, with its reason.
     *
     * @param version of the policies
     */
    record Made(UUID id, boolean allowed, long version) implements Decision {}

    /** The door itself may not ask that. */
    record NotYourBusiness(UUID id) implements Decision {}

    /** Nobody can tell right now. */
    record TemporaryFailure() implements Decision {}
}
