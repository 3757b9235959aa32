package dev.latchkey.embedded.store;

import org.jspecify.annotations.Nullable;

/**
 * Keys from one on, up to another.
 *
 * @param from the first
 * @param to the first behind them; null is the end of all keys
 */
public record KeyRange(byte[] from, byte @Nullable [] to) {
    /** All keys that begin like this one. */
    public static KeyRange of(byte[] prefix) {
        return new KeyRange(prefix, KeyBytes.behind(prefix));
    }

    /** What of this range is behind a key that was read. */
    public KeyRange behind(byte[] key) {
        return new KeyRange(KeyBytes.join(key, new byte[1]), to);
    }

    /** What of this range is before a key that was read. */
    public KeyRange before(byte[] key) {
        return new KeyRange(from, key);
    }
}
