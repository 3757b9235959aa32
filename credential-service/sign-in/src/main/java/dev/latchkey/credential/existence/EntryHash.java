package dev.latchkey.credential.existence;

/** 128 bits by which an entry is told from others. */
record EntryHash(long first, long second) {
    /** One of as many different positions as are asked for, each below {@code bound}. */
    long position(int number, long bound) {
        return Math.unsignedMultiplyHigh(first + number * second, bound);
    }
}
