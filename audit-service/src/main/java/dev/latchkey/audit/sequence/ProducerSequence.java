package dev.latchkey.audit.sequence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been seen of the numbers of one producer in one partition. Numbers run from 1; seeing one again changes
 * nothing, and a late one closes its gap, so the same numbers lead to the same gaps in whatever order they come.
 */
public final class ProducerSequence {
    private final String producer;
    private final TreeMap<Long, OpenGap> gaps = new TreeMap<>();
    private long highest;
    private Instant lastSeen;

    /** A producer that nothing has been seen of. */
    public ProducerSequence(String producer, Instant now) {
        this(producer, 0, now, List.of());
    }

    /** A producer as it was written down, or whose numbers up to {@code highest} are nobody's business. */
    public ProducerSequence(String producer, long highest, Instant lastSeen, Collection<OpenGap> gaps) {
        this.producer = producer;
        this.highest = highest;
        this.lastSeen = lastSeen;
        gaps.forEach(gap -> this.gaps.put(gap.from(), gap));
    }

    /** Notes that a number has arrived. */
    public void observe(long number, Instant now) {
        lastSeen = now;
        if (number > highest) {
            leaveGap(highest + 1, number - 1, now);
            highest = number;
        } else {
            fill(number);
        }
    }

    private void fill(long number) {
        Map.Entry<Long, OpenGap> candidate = gaps.floorEntry(number);
        if (candidate == null || !candidate.getValue().contains(number)) {
            return;
        }
        OpenGap gap = candidate.getValue();
        gaps.remove(gap.from());
        leaveGap(gap.from(), number - 1, gap.since());
        leaveGap(number + 1, gap.to(), gap.since());
    }

    private void leaveGap(long from, long to, Instant since) {
        if (from <= to) {
            gaps.put(from, new OpenGap(from, to, since));
        }
    }

    /** Name of the producer: service, instance and start. */
    public String producer() {
        return producer;
    }

    /** The highest number seen; 0 where none was. */
    public long highest() {
        return highest;
    }

    /** The number up to which nothing is missing. */
    public long contiguous() {
        return gaps.isEmpty() ? highest : gaps.firstKey() - 1;
    }

    /** When a number was last seen. */
    public Instant lastSeen() {
        return lastSeen;
    }

    /** What is missing below the highest number, ascending. */
    public List<OpenGap> gaps() {
        return List.copyOf(gaps.values());
    }
}
