package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.people.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The keys under which app passwords are stored: lines of {@code version:base64}. Without them no secret is known. */
final class HmacKeys {

    private static final int KEY_BYTES = 32;

    private HmacKeys() {}

    static void createIfMissing(Path file) throws IOException {
        if (Files.notExists(file)) {
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFile.write(file, "1:" + Base64.getEncoder().encodeToString(key) + "\n");
        }
    }
}
