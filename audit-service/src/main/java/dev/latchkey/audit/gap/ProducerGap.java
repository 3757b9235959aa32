package dev.latchkey.audit.gap;

import dev.latchkey.audit.sequence.OpenGap;
import dev.latchkey.audit.shard.LogShard;
import java.time.Instant;

/**
 * Events that a producer numbered but that never arrived.
 *
 * @param from    the first missing sequence
 * @param to      the last missing sequence
 * @param missing how many are missing
 * @param since   when an event after them arrived
 */
record ProducerGap(String topic, int partition, String producer, long from, long to, long missing, Instant since) {
    /** By which gaps are listed. */
    String key() {
        return "%s/%06d/%s/%019d".formatted(topic, partition, producer, from);
    }

    static ProducerGap of(LogShard shard, String producer, OpenGap gap) {
        return new ProducerGap(
                shard.topic(), shard.partition(), producer, gap.from(), gap.to(), gap.missing(), gap.since());
    }
}
