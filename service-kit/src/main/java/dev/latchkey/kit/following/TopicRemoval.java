package dev.latchkey.kit.following;

/**
 * What a partition no longer has: deleted by hand or by a wrong retention, or with the whole topic.
 *
 * @param before what stood before this offset is gone; {@link Long#MAX_VALUE} where everything is that was handed over
 * @param unseen whether some of it may never have been handed over
 */
public record TopicRemoval(int partition, long before, boolean unseen) {
    static TopicRemoval ofEverything(int partition) {
        return new TopicRemoval(partition, Long.MAX_VALUE, true);
    }

    /** Whether a record is gone. */
    public boolean concerns(int partition, long offset) {
        return partition == this.partition && offset < before;
    }
}
