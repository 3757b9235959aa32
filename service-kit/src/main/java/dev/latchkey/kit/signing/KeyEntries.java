package dev.latchkey.kit.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The lines of a file of keys: {@code version:base64}, or {@code service:version:base64}. Empty lines and {@code #} comments are
 * passed over.
 */
final class KeyEntries {
    private KeyEntries() {}

    /**
     * A key.
     *
     * @param service empty where the file names none
     * @param place   what the line is called in an error
     */
    record Entry(String service, int version, byte[] key, String place) {
        @Override
        public String toString() {
            return place;
        }
    }

    /** @throws IllegalArgumentException naming the line by its place alone: it may hold a private key */
    static List<Entry> read(Path file, boolean withService) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(entry(line.strip().split(":"), file + ":" + number, withService));
            }
        }
        return entries;
    }

    private static Entry entry(String[] parts, String place, boolean withService) {
        int first = withService ? 1 : 0;
        try {
            if (parts.length == first + 2) {
                byte[] key = Base64.getDecoder().decode(parts[first + 1].strip());
                return new Entry(withService ? parts[0] : "", version(parts[first]), key, place);
            }
        } catch (IllegalArgumentException malformed) {
            // said below, without the line
        }
        throw new IllegalArgumentException(place + ": not readable (expected: "
                + (withService ? "service:version:base64" : "version:base64") + ", versions from 1 on)");
    }

    private static int version(String text) {
        int version = Integer.parseInt(text);
        if (version < 1) {
            throw new IllegalArgumentException("version");
        }
        return version;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read (expected: a file of keys)", failure);
        }
    }
}
