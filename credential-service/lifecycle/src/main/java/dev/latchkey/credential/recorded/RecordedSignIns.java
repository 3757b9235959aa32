package dev.latchkey.credential.recorded;

import dev.latchkey.events.EventType;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.util.Optional;
import java.util.function.Predicate;

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
        return attributes(raw, any -> true);
    }

    /**
     * Empty where the record is no sign-in of credential-service's, or does not matter by what it claims, which is asked
     * first: to verify it costs more. So what does not matter may be anybody's word.
     */
    public Optional<RecordedAttributes> attributes(RawRecord raw, Predicate<RecordedAttributes> matters) {
        if (raw.header(CloudEventHeaders.TYPE)
                .filter(EventType.SIGN_IN_RECORDED.wireName()::equals)
                .isEmpty()) {
            return Optional.empty();
        }
        Optional<RecordedAttributes> claimed = besideTheData(raw);
        if (claimed.isPresent() && !matters.test(claimed.get())) {
            return Optional.empty();
        }
        return claimed.filter(any -> authentic.vouchesForAttributes(raw)).or(() -> inTheData(raw));
    }

    private static Optional<RecordedAttributes> besideTheData(RawRecord raw) {
        return RecordedAttributes.read(
                raw.header(CloudEventHeaders.TENANT).orElse(null),
                name -> raw.header(CloudEventHeaders.ATTRIBUTE + name).orElse(null));
    }

    /** As in records of earlier releases, which have no attributes. */
    private Optional<RecordedAttributes> inTheData(RawRecord raw) {
        return authentic.peek(raw).map(received -> RecordedAttributes.of((SignInRecorded) received.event()));
    }
}
