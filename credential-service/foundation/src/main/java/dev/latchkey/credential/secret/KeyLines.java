package dev.latchkey.credential.secret;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code version:key}, one a line; empty lines and {@code #} comments are passed over. */
final class KeyLines {
    private KeyLines() {}

    /**
     * Reads them.
     *
     * @param place what the lines are called in an error; the number of the line follows
     * @param key   makes the key of what is behind the colon
     */
    static Map<Integer, byte[]> read(List<String> lines, String place, Function<String, byte[]> key) {
        Map<Integer, byte[]> keys = new HashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(keys, line.trim(), place + ":" + number, key);
            }
        }
        return keys;
    }

    /** The offending line is named by its place alone: it may hold a key. */
    private static void add(Map<Integer, byte[]> keys, String line, String place, Function<String, byte[]> read) {
        int colon = line.indexOf(':');
        try {
            int version = Integer.parseInt(line.substring(0, Math.max(colon, 0)));
            byte[] key = read.apply(line.substring(colon + 1).trim());
            if (keys.putIfAbsent(version, key) != null) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(place + ": not readable (expected: version:base64, each version once)");
        }
    }

    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
