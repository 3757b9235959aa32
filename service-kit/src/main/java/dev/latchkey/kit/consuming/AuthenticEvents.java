package dev.latchkey.kit.consuming;

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
        refusal(verdict(raw)).ifPresent(why -> {
            forged.note(EventReader.type(raw).topic(), why.reason());
            throw why;
        });
    }

    private SignatureVerdict verdict(RawRecord raw) {
        return verifier.verdict(
                EventReader.type(raw),
                raw.topic(),
                raw.key(),
                name -> raw.headers().get(name),
                raw.value());
    }

    /**
     * Whether the attributes of a record are those that its sender has put there, so that they can be decided by before it
     * is read. Of what was not so signed, as by an earlier release, they are not: then its data is to be asked.
     */
    public boolean vouchesForAttributes(RawRecord raw) {
        return verifier.vouchesForAttributes(
                EventReader.type(raw),
                raw.topic(),
                raw.key(),
                name -> raw.headers().get(name));
    }

    /**
     * The event in a record, where it is what {@link #read} gives; empty where that would throw. For looking ahead:
     * nothing is counted, and whoever reads the record afterwards says what is wrong with it.
     */
    public Optional<ReceivedEvent> peek(RawRecord raw) {
        try {
            return verdict(raw) == SignatureVerdict.AUTHENTIC ? Optional.of(EventReader.read(raw)) : Optional.empty();
        } catch (PoisonEventException said) {
            return Optional.empty();
        }
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
