package dev.latchkey.credential.throttle;

/**
 * What a counter says at a moment; times are in milliseconds.
 *
 * @param now    how many failures count
 * @param atLast how many counted when the last of them had happened
 * @param last   when that was
 * @param over   when the oldest of those that count stops to count
 */
record FailureCount(int now, int atLast, long last, long over) {
    static final FailureCount NONE = new FailureCount(0, 0, 0, 0);
}
