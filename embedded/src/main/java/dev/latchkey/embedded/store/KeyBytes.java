package dev.latchkey.embedded.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key that is being written, and what keys as a whole are for: they are compared byte by byte, unsigned. */
public final class KeyBytes {
    private static final long SIGN = Long.MIN_VALUE;

    private byte[] bytes = new byte[64];
    private int size;

    KeyBytes put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    /** Adds bytes as they are. */
    public KeyBytes put(byte[] values) {
        if (size + values.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + values.length));
        }
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    KeyBytes putInt(int value) {
        return put(value >>> 24).put(value >>> 16).put(value >>> 8).put(value);
    }

    KeyBytes putLong(long value) {
        return putInt((int) (value >>> 32)).putInt((int) value);
    }

    /** So that negative ones come first. */
    KeyBytes putSignedLong(long value) {
        return putLong(value ^ SIGN);
    }

    /** What has been written. */
    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The bytes in the opposite order of comparison. */
    public static byte[] inverted(byte[] bytes) {
        byte[] inverted = bytes.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~inverted[i];
        }
        return inverted;
    }

    /** The first key behind all that begin like this one; null where every key is before it. */
    public static byte @Nullable [] behind(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] behind = Arrays.copyOf(prefix, last + 1);
        behind[last]++;
        return behind;
    }

    /** One behind the other. */
    public static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** Whether one key begins with another. */
    public static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
