package dev.latchkey.kit.consuming;

import java.util.Comparator;

/** A partition as one group consumes it. */
record ConsumedPartition(String group, String topic, int partition) implements Comparable<ConsumedPartition> {
    private static final Comparator<ConsumedPartition> ORDER = Comparator.comparing(ConsumedPartition::group)
            .thenComparing(ConsumedPartition::topic)
            .thenComparingInt(ConsumedPartition::partition);

    static ConsumedPartition of(String group, RawRecord raw) {
        return new ConsumedPartition(group, raw.topic(), raw.partition());
    }

    @Override
    public int compareTo(ConsumedPartition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return group + " " + topic + "-" + partition;
    }
}
