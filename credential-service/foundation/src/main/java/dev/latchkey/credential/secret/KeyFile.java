package dev.latchkey.credential.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/** A file with one {@code version:base64} a line. */
record KeyFile(Path file) implements KeySource {
    @Override
    public Map<Integer, byte[]> read() {
        return KeyLines.read(lines(file), file.toString(), KeyLines::base64);
    }

    @Override
    public Object state() {
        return state(file);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "HMAC key file: " + file + " cannot be read (expected: lines of version:base64, see"
                            + " LATCHKEY_HMAC_KEY_FILE)",
                    failure);
        }
    }

    /** Another one after it was written to, and after another file was put in its place. */
    static Object state(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
