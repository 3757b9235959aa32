package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.RecordSeal;
import dev.latchkey.kit.signing.SignatureVerdict;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Seals with the key that Latchkey's services share; counts what is not so sealed. */
final class StreamKeySeal implements StreamSeal {
    private final RecordSeal seal;
    private final ForgedEvents forged;

    StreamKeySeal(RecordSeal seal, ForgedEvents forged) {
        this.seal = seal;
        this.forged = forged;
    }

    @Override
    public Record<byte[], byte[]> sealed(InternalTopic topic, Record<byte[], byte[]> record) {
        seal.seal(topic.wireName(), record.key(), record.value(), record.headers());
        return record;
    }

    @Override
    public boolean holds(InternalTopic topic, Record<byte[], byte[]> record) {
        return holds(topic, record.key(), record.value(), name -> value(record.headers(), name));
    }

    /** Whether a decision was sealed as it stands there. */
    boolean holds(RawRecord raw) {
        return holds(
                InternalTopic.SIGN_IN_HOLDS,
                raw.key(),
                raw.value(),
                name -> raw.headers().get(name));
    }

    private boolean holds(
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

    private static byte @Nullable [] value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
