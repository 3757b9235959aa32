package dev.latchkey.credential.recorded;

import dev.latchkey.events.EventType;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.util.Optional;

/**
 * Reads of the record of a sign-in what is decided by: its attributes, where their signature is right, else its data,
 * where that is. Nobody else's word counts, and least of all where the two differ.
 */
public final class RecordedSignIns {
    private final AuthenticEvents authentic;

    RecordedSignIns(AuthenticEvents authentic) {
        this.authentic = authentic;
    }

    /** Empty where the record is no sign-in of credential-service's. */
    public Optional<RecordedAttributes> attributes(RawRecord raw) {
        boolean signIn = raw.header(CloudEventHeaders.TYPE)
                .filter(EventType.SIGN_IN_RECORDED.wireName()::equals)
                .isPresent();
        return signIn ? besideTheData(raw).or(() -> inTheData(raw)) : Optional.empty();
    }

    private Optional<RecordedAttributes> besideTheData(RawRecord raw) {
        return authentic.vouchesForAttributes(raw)
                ? RecordedAttributes.read(
                        raw.header(CloudEventHeaders.TENANT).orElse(null),
                        name -> raw.header(CloudEventHeaders.ATTRIBUTE + name).orElse(null))
                : Optional.empty();
    }

    /** As in records of earlier releases, which have no attributes. */
    private Optional<RecordedAttributes> inTheData(RawRecord raw) {
        return authentic.peek(raw).map(received -> RecordedAttributes.of((SignInRecorded) received.event()));
    }
}
