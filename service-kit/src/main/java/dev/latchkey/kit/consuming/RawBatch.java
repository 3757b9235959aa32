package dev.latchkey.kit.consuming;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** What one poll brought. */
public final class RawBatch {
    private RawBatch() {}

    /** The records, in the order of their partitions. */
    public static List<RawRecord> of(ConsumerRecords<byte[], byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(RawRecord::of)
                .toList();
    }
}
