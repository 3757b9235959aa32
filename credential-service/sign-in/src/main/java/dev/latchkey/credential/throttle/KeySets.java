package dev.latchkey.credential.throttle;

import java.util.function.IntToLongFunction;

/**
 * Which keys there are, and where: each has a place among eight, so that nothing grows and nothing moves. Not for more
 * than one thread at a time.
 */
final class KeySets {
    /** What each key takes. */
    static final int BYTES = 2 * Long.BYTES;

    private static final int WAYS = 8;

    private final long[] keys;
    private final int sets;

    /** @param atMost how many keys; rounded down to a multiple of eight, but for the first eight */
    KeySets(long atMost) {
        this.sets = Math.clamp(atMost / WAYS, 1, 1 << 20);
        this.keys = new long[2 * places()];
    }

    /** How many there are. */
    int places() {
        return sets * WAYS;
    }

    /** The place of a key, or -1. */
    int find(ThrottleKey key) {
        int first = firstOf(key);
        for (int place = first; place < first + WAYS; place++) {
            if (keys[2 * place] == key.high() && keys[2 * place + 1] == key.low()) {
                return place;
            }
        }
        return -1;
    }

    /** The place where a key that has none would be: that of the least worth. */
    int leastWorth(ThrottleKey key, IntToLongFunction worth) {
        int first = firstOf(key);
        int least = first;
        long leastWorth = worth.applyAsLong(first);
        for (int place = first + 1; place < first + WAYS; place++) {
            long each = worth.applyAsLong(place);
            if (each < leastWorth) {
                least = place;
                leastWorth = each;
            }
        }
        return least;
    }

    /** Gives a key that place; the one that had it has none any more. */
    void put(ThrottleKey key, int place) {
        keys[2 * place] = key.high();
        keys[2 * place + 1] = key.low();
    }

    private int firstOf(ThrottleKey key) {
        return (int) Long.remainderUnsigned(key.high(), sets) * WAYS;
    }
}
