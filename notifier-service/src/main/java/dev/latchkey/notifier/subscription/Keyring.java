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

/** The keys of this service, by version. Others derive keys of their own from them, each for one purpose. */
public record Keyring(Map<Integer, SecretKey> keys) {
    private static final int BYTES = 32;

    public Keyring {
        keys = Map.copyOf(keys);
    }

    static Keyring of(SubscriptionSettings settings) {
        return parse(settings.keyFile().isEmpty() ? settings.keys() : read(Path.of(settings.keyFile())));
    }

    /**
     * Reads {@code version:base64 of 32 bytes}, one a line or comma separated; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException naming the entry by its number, never by its content
     */
    static Keyring parse(String text) {
        Map<Integer, SecretKey> keys = new TreeMap<>();
        int number = 0;
        for (String entry : text.split("[,\\n]")) {
            number++;
            if (!entry.isBlank() && !entry.strip().startsWith("#") && !added(keys, entry.strip())) {
                throw new IllegalArgumentException(
                        "webhook keys: entry " + number + " (expected: version:base64 of 32 bytes, each version once)");
            }
        }
        return new Keyring(keys);
    }

    private static boolean added(Map<Integer, SecretKey> keys, String entry) {
        int colon = entry.indexOf(':');
        try {
            int version = Integer.parseInt(entry, 0, Math.max(0, colon), 10);
            byte[] bytes = Base64.getDecoder().decode(entry.substring(colon + 1));
            return bytes.length == BYTES && keys.put(version, new SecretKeySpec(bytes, "AES")) == null;
        } catch (IllegalArgumentException malformed) {
            // The caller says so: this message would quote the key.
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("LATCHKEY_WEBHOOK_KEY_FILE: " + file + " cannot be read", failure);
        }
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "Keyring" + keys.keySet();
    }
}
