package dev.latchkey.policies.backtest;

import org.apache.kafka.common.TopicPartition;

/**
 * A piece of a partition.
 *
 * @param end the first offset that is not part of it
 */
record PartitionRange(TopicPartition partition, long start, long end) {
    long length() {
        return end - start;
    }
}
