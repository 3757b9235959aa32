package dev.latchkey.credential.throttle;

import java.util.Arrays;

/**
 * What one counter remembers: a part of an array, a place for each failure.
 *
 * @param all  of many counters, or of one
 * @param from the first of its places
 * @param most how many it has
 */
record FailureSlots(FailureWindow window, int[] all, int from, int most) {
    /** How many there are, whether they count or not. */
    int remembered() {
        int remembered = 0;
        for (int place = from; place < from + most; place++) {
            remembered += all[place] == FailureWindow.NONE ? 0 : 1;
        }
        return remembered;
    }

    /** What it says; {@code last} is when the last of them happened. */
    FailureCount count(long last, long now) {
        int counted = 0;
        long over = Long.MAX_VALUE;
        boolean allOver = window.isOver(last, now);
        for (int place = from; place < from + most && !allOver; place++) {
            if (window.counts(all[place], now)) {
                counted++;
                over = Math.min(over, window.over(all[place], now));
            }
        }
        return new FailureCount(counted, remembered(), last, over);
    }

    /** Remembers one, unless its secret counts already; says whether it does. Where there is no place the oldest goes. */
    boolean add(int secret, long at, long now) {
        if (has(secret, now)) {
            return false;
        }
        all[placeForOne(now)] = window.failure(secret, at);
        return true;
    }

    private boolean has(int secret, long now) {
        for (int place = from; place < from + most; place++) {
            if (window.counts(all[place], now) && window.sameSecret(all[place], secret)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets what does not count any more, and where all of it does the oldest. */
    private int placeForOne(long now) {
        int best = from;
        for (int place = best; place < from + most; place++) {
            if (!window.counts(all[place], now)) {
                all[place] = FailureWindow.NONE;
            }
            if (over(place, now) < over(best, now)) {
                best = place;
            }
        }
        return best;
    }

    private long over(int place, long now) {
        return all[place] == FailureWindow.NONE ? Long.MIN_VALUE : window.over(all[place], now);
    }

    void clear() {
        Arrays.fill(all, from, from + most, FailureWindow.NONE);
    }
}
