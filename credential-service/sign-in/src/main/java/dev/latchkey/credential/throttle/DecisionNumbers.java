package dev.latchkey.credential.throttle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers decisions, each higher than all that this replica has made or has seen of others: a clock as Lamport has it (1978). So a decision
 * is behind those that it follows, whosever clock is ahead of whose.
 */
final class DecisionNumbers {
    /** A clock that is further ahead than that is a fault, and not to be followed. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final long OF_ONE_MILLI = 1000;

    private final InstantSource clock;
    private final AtomicLong highest = new AtomicLong();

    DecisionNumbers(InstantSource clock) {
        this.clock = clock;
    }

    /** The number of the next decision: of now, in microseconds, or the next one behind what there is. */
    long next() {
        long now = clock.millis() * OF_ONE_MILLI;
        return highest.updateAndGet(last -> Math.max(last + 1, now));
    }

    /** Takes note of the number of a decision that was made anywhere. */
    void seen(long number) {
        if (number <= clock.millis() * OF_ONE_MILLI + AHEAD.toMillis() * OF_ONE_MILLI) {
            highest.accumulateAndGet(number, Math::max);
        }
    }
}
