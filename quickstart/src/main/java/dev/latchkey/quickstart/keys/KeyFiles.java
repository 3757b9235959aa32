package dev.latchkey.quickstart.keys;

import dev.latchkey.quickstart.people.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The keys that must not be in a database, as lines of {@code version:base64}: under which app passwords are
 * recognised, under which the signing secrets of webhooks are kept, and by which records of sign-ins are authenticated.
 */
final class KeyFiles {

    private static final int KEY_BYTES = 32;

    private KeyFiles() {}

    static void createIfMissing(Path file) throws IOException {
        if (Files.notExists(file)) {
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFile.write(file, "1:" + Base64.getEncoder().encodeToString(key) + "\n");
        }
    }
}
