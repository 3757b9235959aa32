package dev.latchkey.notifier.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Names what an alert is about with a UUIDv8 (RFC 9562 section 5.8) of its SHA-256. */
final class AlertId {
    private AlertId() {}

    static String of(String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(String.join("\0", List.of(parts))));
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
