package dev.latchkey.audit.sequence;

import java.time.Instant;

/**
 * Consecutive numbers of one producer that have not been seen, though a later one has.
 *
 * @param from  the first missing number
 * @param to    the last missing number
 * @param since when the later one was seen
 */
public record OpenGap(long from, long to, Instant since) {
    public OpenGap {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("gap: " + from + " to " + to + " (expected: 1 <= from <= to)");
        }
    }

    /** How many numbers are missing. */
    public long missing() {
        return to - from + 1;
    }

    boolean contains(long number) {
        return from <= number && number <= to;
    }
}
