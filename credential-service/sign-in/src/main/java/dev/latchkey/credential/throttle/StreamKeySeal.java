package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.RecordSeal;
import dev.latchkey.kit.signing.SealedRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Seals with the key that Latchkey's services share; counts what is not so sealed. */
final class StreamKeySeal implements StreamSeal {
    private final RecordSeal seal;
    private final SealedRecords records;

    StreamKeySeal(RecordSeal seal, ForgedEvents forged) {
        this.seal = seal;
        this.records = new SealedRecords(seal, forged);
    }

    @Override
    public Record<byte[], byte[]> sealed(InternalTopic topic, Record<byte[], byte[]> record) {
        seal.seal(topic.wireName(), record.key(), record.value(), record.headers());
        return record;
    }

    @Override
    public boolean holds(InternalTopic topic, Record<byte[], byte[]> record) {
        return records.isSealed(topic, record.key(), record.value(), name -> value(record.headers(), name));
    }

    /** Whether a decision was sealed as it stands there. */
    boolean holds(RawRecord raw) {
        return records.isSealed(
                InternalTopic.SIGN_IN_HOLDS,
                raw.key(),
                raw.value(),
                name -> raw.headers().get(name));
    }

    private static byte @Nullable [] value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
