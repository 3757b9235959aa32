package dev.latchkey.credential.throttle;

import java.util.stream.IntStream;

/** The failures of one kind of thing, by key, within so many bytes and no more. */
final class FailureCounters {
    private static final int STRIPES = 16;

    private final FailureStripe[] stripes;

    /**
     * @param most  failures that each counter remembers; of more the oldest are forgotten
     * @param bytes that all of them take at most
     */
    FailureCounters(FailureWindow window, int most, long bytes) {
        long counters = bytes / STRIPES / FailureStripe.bytesOfOne(most);
        this.stripes = IntStream.range(0, STRIPES)
                .mapToObj(stripe -> new FailureStripe(window, most, counters))
                .toArray(FailureStripe[]::new);
    }

    /**
     * Counts a failure, once for each secret that does not count already.
     *
     * @param secret what tells it from others
     * @param at     in milliseconds
     */
    void add(ThrottleKey key, int secret, long at) {
        stripe(key).add(key, secret, at);
    }

    FailureCount count(ThrottleKey key, long now) {
        return stripe(key).count(key, now);
    }

    void forget(ThrottleKey key) {
        stripe(key).forget(key);
    }

    private FailureStripe stripe(ThrottleKey key) {
        return stripes[(int) key.low() & STRIPES - 1];
    }
}
