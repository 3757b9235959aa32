package dev.latchkey.notifier.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads the keys that encrypt signing secrets: {@code version:base64 of 32 bytes}, one a line or comma separated. */
final class SecretKeys {
    private static final int BYTES = 32;

    private SecretKeys() {}

    static Map<Integer, SecretKey> of(SubscriptionSettings settings) {
        return settings.keyFile().isEmpty() ? parse(settings.keys()) : parse(read(Path.of(settings.keyFile())));
    }

    /** @throws IllegalArgumentException naming the entry by its number, never by its content */
    static Map<Integer, SecretKey> parse(String text) {
        Map<Integer, SecretKey> keys = new TreeMap<>();
        int number = 0;
        for (String entry : text.split("[,\\n]")) {
            number++;
            if (!entry.isBlank() && !entry.strip().startsWith("#")) {
                add(keys, entry.strip(), number);
            }
        }
        return keys;
    }

    private static void add(Map<Integer, SecretKey> keys, String entry, int number) {
        int colon = entry.indexOf(':');
        try {
            int version = Integer.parseInt(entry, 0, Math.max(0, colon), 10);
            byte[] bytes = Base64.getDecoder().decode(entry.substring(colon + 1));
            if (bytes.length == BYTES && keys.put(version, new SecretKeySpec(bytes, "AES")) == null) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // Answered below: the cause would quote the key.
        }
        throw new IllegalArgumentException(
                "webhook keys: entry " + number + " (expected: version:base64 of 32 bytes, each version once)");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("LATCHKEY_WEBHOOK_KEY_FILE: " + file + " cannot be read", failure);
        }
    }
}
