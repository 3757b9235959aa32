package dev.latchkey.kit.retry;

import java.time.Duration;
import java.util.function.UnaryOperator;
import reactor.util.retry.Retry;

/**
 * How what has failed is tried again, as a value.
 *
 * @param most    times, beside the first; {@link Long#MAX_VALUE} is until it goes through
 * @param first   how long to wait before the first of them; doubled for each further one
 * @param longest at most how long to wait
 * @param jitter  which part of a wait is left to chance, 0 to 1, so that those who failed together do not come together
 */
public record RetryPolicy(long most, Duration first, Duration longest, double jitter) {
    /** @throws IllegalArgumentException where a value is out of its range */
    public RetryPolicy {
        if (most < 0) {
            throw new IllegalArgumentException("most: " + most + " (expected: >= 0)");
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest: " + longest + " (expected: >= " + first + ", that >= 0)");
        }
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("jitter: " + jitter + " (expected: 0 to 1)");
        }
    }

    /** Without waiting: for what somebody else was faster at. */
    public static RetryPolicy atOnce(long most) {
        return new RetryPolicy(most, Duration.ZERO, Duration.ZERO, 0);
    }

    /** With waits that double, half of each left to chance. */
    public static RetryPolicy backingOff(long most, Duration first, Duration longest) {
        return new RetryPolicy(most, first, longest, 0.5);
    }

    /** Until it goes through, after the same wait each time. */
    public static RetryPolicy untilDone(Duration every) {
        return new RetryPolicy(Long.MAX_VALUE, every, every, 0);
    }

    /**
     * How long to wait before a repetition, nothing left to chance.
     *
     * @param repetition 0 is the first
     */
    public Duration waitBefore(long repetition) {
        Duration wait = first;
        for (long i = 0; i < repetition && wait.isPositive() && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** For Reactor: tries again what has failed so; fails as it did the last time. */
    public Retry of(Class<? extends Throwable> failure) {
        return of(failure, last -> last);
    }

    /** For Reactor: tries again what has failed so; what fails most often is told as {@code exhausted} makes of it. */
    public Retry of(Class<? extends Throwable> failure, UnaryOperator<Throwable> exhausted) {
        return longest.isZero()
                ? Retry.max(most)
                        .filter(failure::isInstance)
                        .onRetryExhaustedThrow((policy, last) -> exhausted.apply(last.failure()))
                : Retry.backoff(most, first)
                        .maxBackoff(longest)
                        .jitter(jitter)
                        .filter(failure::isInstance)
                        .onRetryExhaustedThrow((policy, last) -> exhausted.apply(last.failure()));
    }
}
