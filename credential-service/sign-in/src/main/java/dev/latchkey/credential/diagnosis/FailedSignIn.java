package dev.latchkey.credential.diagnosis;

import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells failures from what was let in without reading either: nearly all sign-ins are let in. */
final class FailedSignIn {
    // A quotation mark within a value is written with a backslash before it, so nobody can have these bytes in a name.
    private static final byte[] LET_IN = "\"result\":\"accepted\"".getBytes(StandardCharsets.UTF_8);

    private FailedSignIn() {}

    /**
     * The id of a record that may be a failure; empty where it was let in.
     *
     * @throws RuntimeException where the record is not an event
     */
    static Optional<String> id(RawRecord raw) {
        return raw.hasInValue(LET_IN)
                ? Optional.empty()
                : Optional.of(raw.header(CloudEventHeaders.ID).orElseThrow());
    }
}
