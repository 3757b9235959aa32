package dev.latchkey.credential.throttle;

import org.jspecify.annotations.Nullable;

/** A share of the counters, under one lock. It takes no memory before the first failure, and never more after it. */
final class FailureStripe {
    private final FailureWindow window;
    private final int most;
    private final long counters;
    private @Nullable KeySets keys;
    private long[] last = {};
    private int[] failures = {};

    /**
     * @param most     failures that each counter remembers
     * @param counters at most
     */
    FailureStripe(FailureWindow window, int most, long counters) {
        this.window = window;
        this.most = most;
        this.counters = counters;
    }

    static long bytesOfOne(int most) {
        return KeySets.BYTES + Long.BYTES + (long) most * Integer.BYTES;
    }

    /** Counts a failure, unless its secret counts already. */
    synchronized void add(ThrottleKey key, int secret, long at) {
        int counter = claim(key, at);
        long now = Math.max(at, last[counter]);
        if (window.isOver(at, now)) {
            return;
        }
        if (window.isOver(last[counter], now)) {
            clear(counter);
        }
        if (slots(counter).add(secret, at, now)) {
            last[counter] = now;
        }
    }

    synchronized FailureCount count(ThrottleKey key, long now) {
        int counter = keys == null ? -1 : keys.find(key);
        if (counter < 0) {
            return FailureCount.NONE;
        }
        return slots(counter).count(last[counter], now);
    }

    synchronized void forget(ThrottleKey key) {
        int counter = keys == null ? -1 : keys.find(key);
        if (counter >= 0) {
            clear(counter);
        }
    }

    private int claim(ThrottleKey key, long now) {
        KeySets sets = keys == null ? make() : keys;
        int counter = sets.find(key);
        if (counter < 0) {
            counter = sets.leastWorth(key, each -> worth(each, now));
            sets.put(key, counter);
            clear(counter);
        }
        return counter;
    }

    private KeySets make() {
        KeySets made = new KeySets(counters);
        last = new long[made.places()];
        failures = new int[made.places() * most];
        keys = made;
        return made;
    }

    /** Fewer failures are worth less, and older ones: whoever makes names up pushes out what was made up before. */
    private long worth(int counter, long now) {
        long counted = window.isOver(last[counter], now) ? 0 : slots(counter).remembered();
        return (counted << 48) + last[counter];
    }

    private FailureSlots slots(int counter) {
        return new FailureSlots(window, failures, counter * most, most);
    }

    private void clear(int counter) {
        slots(counter).clear();
        last[counter] = 0;
    }
}
