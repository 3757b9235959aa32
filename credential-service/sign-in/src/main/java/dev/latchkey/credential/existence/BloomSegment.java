package dev.latchkey.credential.existence;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A Bloom filter (Bloom 1970) of a fixed size: of what was not added, one in two thousand is taken for added once it is
 * full; of what was added, nothing is missed. Bits are only ever set, so that readers need no lock; writers do.
 */
final class BloomSegment {
    static final int BITS_PER_ENTRY = 16;
    /** The best number for 16 bits per entry: 16 ln 2. */
    private static final int PROBES = 11;

    private final AtomicLongArray words;
    private final long bits;
    private final int capacity;
    private int entries;

    /** @param capacity entries, at least one */
    BloomSegment(int capacity) {
        this.capacity = capacity;
        this.words = new AtomicLongArray((int) wordsFor(capacity));
        this.bits = (long) words.length() * Long.SIZE;
    }

    private static long wordsFor(long capacity) {
        return (capacity * BITS_PER_ENTRY + Long.SIZE - 1) / Long.SIZE;
    }

    void add(EntryHash hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            long position = hash.position(probe, bits);
            int word = (int) (position / Long.SIZE);
            words.set(word, words.get(word) | 1L << position);
        }
        entries++;
    }

    boolean mayContain(EntryHash hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            long position = hash.position(probe, bits);
            if ((words.get((int) (position / Long.SIZE)) & 1L << position) == 0) {
                return false;
            }
        }
        return true;
    }

    boolean isFull() {
        return entries >= capacity;
    }

    int capacity() {
        return capacity;
    }

    long bytes() {
        return bits / Byte.SIZE;
    }
}
