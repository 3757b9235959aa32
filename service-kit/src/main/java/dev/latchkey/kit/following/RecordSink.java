package dev.latchkey.kit.following;

import dev.latchkey.kit.consuming.RawRecord;

/**
 * Is told each record that a {@link TopicFollower} reads, before anything was made of it: for those whom the attributes of
 * nearly all are enough. Believes nobody by itself.
 */
@FunctionalInterface
public interface RecordSink {
    /** Takes note of one record. May not wait. What it throws three times has the record passed over. */
    void take(RawRecord raw);
}
