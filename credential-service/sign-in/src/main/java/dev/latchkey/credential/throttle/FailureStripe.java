package dev.latchkey.credential.throttle;

import java.util.Arrays;
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
        if (!has(counter, secret, now)) {
            failures[placeForOne(counter, now)] = window.failure(secret, at);
            last[counter] = now;
        }
    }

    synchronized FailureCount count(ThrottleKey key, long now) {
        int counter = keys == null ? -1 : keys.find(key);
        if (counter < 0) {
            return FailureCount.NONE;
        }
        int counted = 0;
        long over = Long.MAX_VALUE;
        boolean allOver = window.isOver(last[counter], now);
        for (int place = counter * most; place < (counter + 1) * most && !allOver; place++) {
            if (window.counts(failures[place], now)) {
                counted++;
                over = Math.min(over, window.over(failures[place], now));
            }
        }
        return new FailureCount(counted, remembered(counter), last[counter], over);
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
        long counted = window.isOver(last[counter], now) ? 0 : remembered(counter);
        return (counted << 48) + last[counter];
    }

    private int remembered(int counter) {
        int remembered = 0;
        for (int place = counter * most; place < (counter + 1) * most; place++) {
            remembered += failures[place] == FailureWindow.NONE ? 0 : 1;
        }
        return remembered;
    }

    private boolean has(int counter, int secret, long now) {
        for (int place = counter * most; place < (counter + 1) * most; place++) {
            if (window.counts(failures[place], now) && window.sameSecret(failures[place], secret)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets what does not count any more, and where all of it does the oldest. */
    private int placeForOne(int counter, long now) {
        int best = counter * most;
        for (int place = best; place < (counter + 1) * most; place++) {
            if (!window.counts(failures[place], now)) {
                failures[place] = FailureWindow.NONE;
            }
            if (over(place, now) < over(best, now)) {
                best = place;
            }
        }
        return best;
    }

    private long over(int place, long now) {
        return failures[place] == FailureWindow.NONE ? Long.MIN_VALUE : window.over(failures[place], now);
    }

    private void clear(int counter) {
        Arrays.fill(failures, counter * most, (counter + 1) * most, FailureWindow.NONE);
        last[counter] = 0;
    }
}
