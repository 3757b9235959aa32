package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.validation.DocumentIdDigest;
import dev.latchkey.kit.problem.ProblemException;

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
        return DocumentIdDigest.of(value);
    }
}
