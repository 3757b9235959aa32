package dev.latchkey.kit.recurring;

import java.time.Duration;

/**
 * When a task is done.
 *
 * @param name    of the task, for its thread, its metric and its health
 * @param first   how long to wait for the first time
 * @param every   from the end of each to the beginning of the next
 * @param timeout how long one may take; it is interrupted then, and done again at the next time
 */
public record Recurrence(String name, Duration first, Duration every, Duration timeout) {
    /** @throws IllegalArgumentException where nothing would be between two of them, or no time would be left for one */
    public Recurrence {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every: " + every + " (expected: > 0)");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: > 0)");
        }
    }

    /** For the first time as long after the start as between two of them. */
    public static Recurrence every(String name, Duration every, Duration timeout) {
        return new Recurrence(name, every, every, timeout);
    }
}
