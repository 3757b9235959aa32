package dev.latchkey.credential.throttle;

import java.nio.ByteBuffer;

/**
 * A refusal on its way to where those from its address are counted.
 *
 * @param at in milliseconds
 */
record SourceFailure(ThrottleKey source, int secret, long at) {
    byte[] recordKey() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(source.high())
                .putLong(source.low())
                .array();
    }

    byte[] recordValue() {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(secret)
                .putLong(at)
                .array();
    }

    static SourceFailure read(byte[] recordKey, byte[] recordValue) {
        ByteBuffer key = ByteBuffer.wrap(recordKey);
        ByteBuffer value = ByteBuffer.wrap(recordValue);
        return new SourceFailure(new ThrottleKey(key.getLong(), key.getLong()), value.getInt(), value.getLong());
    }
}
