package dev.latchkey.notifier.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before each attempt; as many attempts as waits. Standard Webhooks proposes 0 s, 5 s, 5 m, 30 m, 2 h,
 * 5 h, 10 h, 14 h, 20 h, 24 h. Jitter keeps deliveries that failed together from coming back together.
 *
 * @param jitter up to this share of a wait is added to it
 * @param random numbers from 0 to 1
 */
record RetrySchedule(List<Duration> waits, double jitter, DoubleSupplier random) {
    RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("schedule: " + waits + " (expected: one or more waits >= PT0S)");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter: " + jitter + " (expected: 0 to 1)");
        }
    }

    /** The wait after so many failed attempts; empty when it was the last. */
    Optional<Duration> after(int failed) {
        return failed < waits.size() ? Optional.of(jittered(waits.get(failed))) : Optional.empty();
    }

    private Duration jittered(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * jitter * random.getAsDouble()));
    }
}
