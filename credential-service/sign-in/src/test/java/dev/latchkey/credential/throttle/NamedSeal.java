package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;

/** A seal for tests: the topic's name, in a header. */
final class NamedSeal implements StreamSeal {
    private static final String HEADER = "sealed-for";

    @Override
    public Record<byte[], byte[]> sealed(InternalTopic topic, Record<byte[], byte[]> record) {
        record.headers().add(HEADER, topic.wireName().getBytes());
        return record;
    }

    @Override
    public boolean holds(InternalTopic topic, Record<byte[], byte[]> record) {
        Header seal = record.headers().lastHeader(HEADER);
        return seal != null && Arrays.equals(seal.value(), topic.wireName().getBytes());
    }
}
