package dev.latchkey.kit.consuming;

import dev.latchkey.events.EventType;
import dev.latchkey.kit.signing.EventVerifier;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.SignatureVerdict;
import java.util.Optional;

/** Reads events whose sender has proved to be the one that sends such events: nothing else is acted on. */
public final class AuthenticEvents {
    private final EventVerifier verifier;
    private final ForgedEvents forged;

    AuthenticEvents(EventVerifier verifier, ForgedEvents forged) {
        this.verifier = verifier;
        this.forged = forged;
    }

    /**
     * The event in a record.
     *
     * @throws PoisonEventException where the record is no event of a type that this release knows, or was not signed by
     *     whoever sends such events as it stands there; then it is counted as forged
     */
    public ReceivedEvent read(RawRecord raw) {
        check(raw);
        return EventReader.read(raw);
    }

    /**
     * Makes sure of a record.
     *
     * @throws PoisonEventException as {@link #read} does
     */
    public void check(RawRecord raw) {
        EventType type = EventReader.type(raw);
        SignatureVerdict verdict = verifier.verdict(
                type, raw.topic(), raw.key(), name -> raw.headers().get(name), raw.value());
        refusal(verdict).ifPresent(why -> {
            forged.note(type.topic(), why.reason());
            throw why;
        });
    }

    /** What would have been right is nobody's business. */
    private static Optional<PoisonEventException> refusal(SignatureVerdict verdict) {
        return switch (verdict) {
            case AUTHENTIC -> Optional.empty();
            case UNSIGNED -> Optional.of(new PoisonEventException("unsigned", "it has no signature"));
            case WRONG_SOURCE ->
                Optional.of(new PoisonEventException("wrongSource", "its sender does not send such events there"));
            case UNKNOWN_KEY ->
                Optional.of(new PoisonEventException("unknownKey", "the key that signed it is not known"));
            case BAD_SIGNATURE ->
                Optional.of(new PoisonEventException("badSignature", "it is not what its sender has signed"));
        };
    }
}
