package dev.latchkey.credential.throttle;

import org.apache.kafka.streams.processor.api.Record;

/** By which replicas know what comes from one of them: whoever else can write to their topics holds nobody back. */
interface HoldSeal {
    /** Seals a record on its way to a topic. */
    Record<byte[], byte[]> sealed(String topic, Record<byte[], byte[]> record);

    /** Whether one that was found on a topic was sealed for it. */
    boolean holds(String topic, Record<byte[], byte[]> record);
}
