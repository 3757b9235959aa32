package dev.latchkey.kit.search;

import java.time.Duration;

/**
 * How many documents a step of a search looks at: few where many match, or the database is slow, and more and more
 * where nothing matches.
 */
record StepSize(int documents) {
    static final StepSize FIRST = new StepSize(500);

    private static final int LEAST = 100;
    private static final int MOST = 8_000;
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMillis(200);

    /** After a step that took so long, and found all that it was to find or not. */
    StepSize after(Duration took, boolean full) {
        if (took.compareTo(LONG) > 0) {
            return new StepSize(Math.max(LEAST, documents / 2));
        }
        if (full) {
            return FIRST;
        }
        return took.compareTo(SHORT) < 0 ? new StepSize(Math.min(MOST, documents * 2)) : this;
    }

    StepSize atMost(int left) {
        return documents <= left ? this : new StepSize(left);
    }
}
