package dev.latchkey.credential.throttle;

import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided of a key, of all that every replica has seen.
 *
 * @param until in milliseconds; until then it is held back. 0: it is not, and what it had failed is forgiven
 */
record HoldDecision(Hold.Scope scope, ThrottleKey key, long until) {
    private static final int KEY_BYTES = 1 + 2 * Long.BYTES;

    static HoldDecision forgiven(Hold.Scope scope, ThrottleKey key) {
        return new HoldDecision(scope, key, 0);
    }

    boolean isForgiveness() {
        return until == 0;
    }

    /** Forgiving is never over. */
    boolean isOver(long now) {
        return !isForgiveness() && until <= now;
    }

    /** As it stands on the topic of decisions. */
    Record<byte[], byte[]> record(long at) {
        return new Record<>(recordKey(), recordValue(), at);
    }

    byte[] recordKey() {
        return ByteBuffer.allocate(KEY_BYTES)
                .put((byte) scope.ordinal())
                .putLong(key.high())
                .putLong(key.low())
                .array();
    }

    /** Null where it is forgiven: then compaction leaves nothing of it. */
    byte @Nullable [] recordValue() {
        return isForgiveness()
                ? null
                : ByteBuffer.allocate(Long.BYTES).putLong(until).array();
    }

    /** @throws RuntimeException where it is none */
    static HoldDecision read(byte[] recordKey, byte @Nullable [] recordValue) {
        ByteBuffer key = ByteBuffer.wrap(recordKey);
        Hold.Scope scope = Hold.Scope.values()[key.get()];
        ThrottleKey hash = new ThrottleKey(key.getLong(), key.getLong());
        return new HoldDecision(
                scope,
                hash,
                recordValue == null ? 0 : ByteBuffer.wrap(recordValue).getLong());
    }
}
