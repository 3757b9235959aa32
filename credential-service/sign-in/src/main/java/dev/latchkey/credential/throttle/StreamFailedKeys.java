package dev.latchkey.credential.throttle;

import java.util.BitSet;

/**
 * Which keys may have failures in a store: a Bloom filter (Bloom 1970) for what failed in this window, and one for the
 * window before. Nearly everybody who is let in has failed nothing, which is known here without a look at the store. Of
 * what has failed nothing is missed; at 100,000 keys in a window one in a hundred others is taken for one, at a million
 * nearly all are, and looked for as if there were no filter.
 */
final class StreamFailedKeys {
    private static final int BITS = 1 << 20;

    private long window = Long.MIN_VALUE;
    private BitSet now = new BitSet();
    private BitSet before = new BitSet();

    /** @param start that of the window in which the key has failed, in milliseconds; an earlier one than the last counts as that */
    void add(ThrottleKey key, long start) {
        if (start > window) {
            window = start;
            before = now;
            now = new BitSet();
        }
        now.set(first(key));
        now.set(second(key));
        now.set(third(key));
    }

    boolean mayContain(ThrottleKey key) {
        return isIn(now, key) || isIn(before, key);
    }

    private static boolean isIn(BitSet filter, ThrottleKey key) {
        return filter.get(first(key)) && filter.get(second(key)) && filter.get(third(key));
    }

    /** Keys are hashes already: each place takes bits of its own. */
    private static int first(ThrottleKey key) {
        return (int) key.low() & BITS - 1;
    }

    private static int second(ThrottleKey key) {
        return (int) (key.low() >>> Integer.SIZE) & BITS - 1;
    }

    private static int third(ThrottleKey key) {
        return (int) key.high() & BITS - 1;
    }
}
