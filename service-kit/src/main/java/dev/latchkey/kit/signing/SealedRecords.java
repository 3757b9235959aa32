package dev.latchkey.kit.signing;

import dev.latchkey.events.InternalTopic;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells what a replica has sealed from what it has not, and takes note of the latter: nobody acts on it. */
public final class SealedRecords {
    private final RecordSeal seal;
    private final ForgedEvents forged;

    /** @param forged counts what is not sealed */
    public SealedRecords(RecordSeal seal, ForgedEvents forged) {
        this.seal = seal;
        this.forged = forged;
    }

    /** Whether a record was sealed for that topic, as it stands there. */
    public boolean isSealed(
            InternalTopic topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Function<String, byte @Nullable []> header) {
        SignatureVerdict verdict = seal.verdict(topic.wireName(), key, value, header);
        switch (verdict) {
            case AUTHENTIC -> {}
            case UNSIGNED -> forged.note(topic, "unsigned");
            case UNKNOWN_KEY -> forged.note(topic, "unknownKey");
            case BAD_SIGNATURE, WRONG_SOURCE -> forged.note(topic, "badSignature");
        }
        return verdict == SignatureVerdict.AUTHENTIC;
    }
}
