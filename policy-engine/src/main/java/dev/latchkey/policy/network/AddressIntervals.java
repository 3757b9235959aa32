package dev.latchkey.policy.network;

/**
 * The addresses of one family, cut into intervals that each belong to the same groups throughout.
 *
 * <p>Interval {@code i} starts at {@code (highs[i], lows[i])} and ends where the next one starts; the first starts at zero.
 */
record AddressIntervals(long[] highs, long[] lows, long[][] groups) {

    long[] find(long high, long low) {
        int from = 0;
        int to = highs.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (startsAfter(middle, high, low)) {
                to = middle - 1;
            } else {
                from = middle;
            }
        }
        return groups[from];
    }

    private boolean startsAfter(int interval, long high, long low) {
        int byHigh = Long.compareUnsigned(highs[interval], high);
        return byHigh > 0 || (byHigh == 0 && Long.compareUnsigned(lows[interval], low) > 0);
    }
}
