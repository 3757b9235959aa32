package dev.latchkey.credential.apppassword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.kit.web.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By which a client says that a request is the same as an earlier one; header {@code Idempotency-Key}. */
record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    IdempotencyKey {
        boolean printable = value.chars().allMatch(c -> c > 0x20 && c < 0x7F);
        if (value.isEmpty() || value.length() > LONGEST || !printable) {
            throw ProblemException.badField(
                    "Idempotency-Key",
                    value.length() + " characters",
                    "1 to " + LONGEST + " printable ASCII characters without spaces, such as a UUID");
        }
    }

    /** Of a length and an alphabet that the database can take for an id. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }
}
