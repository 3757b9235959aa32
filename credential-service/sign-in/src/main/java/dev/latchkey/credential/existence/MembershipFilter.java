package dev.latchkey.credential.existence;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Remembers in two bytes each what was added, and grows by segments up to a bound. It never denies what was added; the
 * more segments, the more often it takes something else for added.
 */
final class MembershipFilter {
    private static final int SMALLEST = 1 << 16;
    private static final int LARGEST = 1 << 29;
    /** From so many segments on, three in a thousand may be mistaken. */
    private static final int MANY = 6;

    private final long atMost;
    private final AtomicLong entries = new AtomicLong();
    private volatile List<BloomSegment> segments;

    /**
     * Holds as many as are expected, and some more, in its first segment.
     *
     * @param atMost bytes
     */
    MembershipFilter(long expected, long atMost) {
        this.atMost = atMost;
        this.segments = List.of(new BloomSegment(capacity(expected + expected / 8, atMost)));
    }

    /** @param room bytes */
    private static int capacity(long wanted, long room) {
        long fitting = room * Byte.SIZE / BloomSegment.BITS_PER_ENTRY;
        return (int) Math.max(1, Math.min(Math.clamp(wanted, SMALLEST, LARGEST), fitting));
    }

    /** Whether it is remembered now; where it is not, there was no room for it. */
    synchronized boolean add(EntryHash hash) {
        if (mayContain(hash)) {
            return true;
        }
        if (segments.getLast().isFull() && !grow()) {
            return false;
        }
        segments.getLast().add(hash);
        entries.incrementAndGet();
        return true;
    }

    private boolean grow() {
        long half = segments.stream().mapToLong(BloomSegment::capacity).sum() / 2;
        BloomSegment next = new BloomSegment(capacity(half, atMost - bytes()));
        if (bytes() + next.bytes() > atMost) {
            return false;
        }
        segments = Stream.concat(segments.stream(), Stream.of(next)).toList();
        return true;
    }

    /** Whether it was added, or is taken for something that was. */
    boolean mayContain(EntryHash hash) {
        for (BloomSegment segment : segments) {
            if (segment.mayContain(hash)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the right size from the start would be mistaken less often. */
    boolean isFragmented() {
        return segments.size() >= MANY;
    }

    long entries() {
        return entries.get();
    }

    long bytes() {
        return segments.stream().mapToLong(BloomSegment::bytes).sum();
    }
}
