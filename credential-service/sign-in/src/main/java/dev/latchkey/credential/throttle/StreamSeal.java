package dev.latchkey.credential.throttle;

import dev.latchkey.events.InternalTopic;
import org.apache.kafka.streams.processor.api.Record;

/** By which replicas know what comes from one of them: whoever else can write to their topics holds nobody back. */
interface StreamSeal {
    /** Seals a record on its way to a topic. */
    Record<byte[], byte[]> sealed(InternalTopic topic, Record<byte[], byte[]> record);

    /** Whether one that was found on a topic was sealed for it. */
    boolean holds(InternalTopic topic, Record<byte[], byte[]> record);
}
