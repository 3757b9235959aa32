package dev.latchkey.credential.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Reads the HMAC keys from a file: one {@code version:base64} a line; empty lines and {@code #} comments allowed. */
final class KeyFile {
    private KeyFile() {}

    static VerifierKeys read(Path file) {
        Map<Integer, byte[]> keys = new HashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(keys, line.trim(), file + ":" + number);
            }
        }
        return new VerifierKeys(keys);
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "HMAC key file: " + file + " cannot be read (expected: lines of version:base64, see"
                            + " LATCHKEY_HMAC_KEY_FILE)",
                    failure);
        }
    }

    /** The offending line is named by its place alone: it may hold a key. */
    private static void add(Map<Integer, byte[]> keys, String line, String place) {
        int colon = line.indexOf(':');
        try {
            int version = Integer.parseInt(line.substring(0, Math.max(colon, 0)));
            byte[] key = Base64.getDecoder().decode(line.substring(colon + 1).trim());
            if (keys.putIfAbsent(version, key) != null) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(place + ": not readable (expected: version:base64, each version once)");
        }
    }
}
