package dev.latchkey.credential.throttle;

import java.time.Duration;

/**
 * How a failure is written in four bytes, and how long it counts: its secret in 20 bits, and when it was in 11, in ticks
 * of a 256th of the window. It counts for the window, and a tick at most beyond it.
 */
final class FailureWindow {
    /** The bits that a secret may have. */
    static final int SECRETS = 0xF_FFFF;
    /** No failure. */
    static final int NONE = 0;

    private static final int IS_ONE = 1 << 31;
    private static final int TICK_BITS = 11;
    private static final int TICKS = 256;

    private final long tick;

    FailureWindow(Duration window) {
        this.tick = Math.ceilDiv(window.toMillis(), TICKS);
    }

    int failure(int secret, long at) {
        return IS_ONE | (secret & SECRETS) << TICK_BITS | (int) (at / tick) & (1 << TICK_BITS) - 1;
    }

    boolean counts(int failure, long now) {
        return failure != NONE && age(failure, now) <= TICKS;
    }

    boolean sameSecret(int failure, int secret) {
        return (failure >>> TICK_BITS & SECRETS) == (secret & SECRETS);
    }

    /** When it stops to count. */
    long over(int failure, long now) {
        return (now / tick - age(failure, now) + TICKS + 1) * tick;
    }

    /** Whether nothing counts any more of what happened until then. */
    boolean isOver(long last, long now) {
        return now / tick - last / tick > TICKS;
    }

    /** In ticks; below zero where clocks differ. Right for a failure that is not twice as old as the window. */
    private int age(int failure, long now) {
        int unused = Integer.SIZE - TICK_BITS;
        return (int) (now / tick) - failure << unused >> unused;
    }
}
