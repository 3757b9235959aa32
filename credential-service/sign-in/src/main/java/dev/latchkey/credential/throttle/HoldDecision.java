package dev.latchkey.credential.throttle;

import java.nio.ByteBuffer;

/**
 * What has been decided of a key, of all that every replica has seen.
 *
 * @param until in milliseconds; until then it is held back. 0: it is not, and what it had failed is forgiven
 * @param order that of decisions of one key: of two the one with the greater is in force, whichever is seen last
 */
record HoldDecision(Hold.Scope scope, ThrottleKey key, long until, long order) {
    private static final int KEY_BYTES = 1 + 2 * Long.BYTES;

    static HoldDecision forgiven(Hold.Scope scope, ThrottleKey key) {
        return new HoldDecision(scope, key, 0, 0);
    }

    static HoldDecision held(Hold.Scope scope, ThrottleKey key, long until) {
        return new HoldDecision(scope, key, until, 0);
    }

    HoldDecision at(long given) {
        return new HoldDecision(scope, key, until, given);
    }

    boolean isForgiveness() {
        return until == 0;
    }

    /** Forgiving is never over. */
    boolean isOver(long now) {
        return !isForgiveness() && until <= now;
    }

    byte[] recordKey() {
        return ByteBuffer.allocate(KEY_BYTES)
                .put((byte) scope.ordinal())
                .putLong(key.high())
                .putLong(key.low())
                .array();
    }

    /** What is forgiven is written down too: it would not be known from an older decision otherwise that is sent again. */
    byte[] recordValue() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(order).putLong(until).array();
    }

    /** The key in that of a record. */
    static ThrottleKey keyOf(byte[] recordKey) {
        ByteBuffer key = ByteBuffer.wrap(recordKey, 1, 2 * Long.BYTES);
        return new ThrottleKey(key.getLong(), key.getLong());
    }

    /** @throws RuntimeException where it is none */
    static HoldDecision read(byte[] recordKey, byte[] recordValue) {
        Hold.Scope scope = Hold.Scope.values()[recordKey[0]];
        ThrottleKey hash = keyOf(recordKey);
        ByteBuffer value = ByteBuffer.wrap(recordValue);
        long order = value.getLong();
        return new HoldDecision(scope, hash, value.getLong(), order);
    }
}
