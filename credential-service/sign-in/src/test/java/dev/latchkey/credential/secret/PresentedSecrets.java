package dev.latchkey.credential.secret;

import java.nio.charset.StandardCharsets;

/** What is in a secret, for the tests of other packages. */
public final class PresentedSecrets {
    private PresentedSecrets() {}

    /** As text. */
    public static String text(PresentedSecret secret) {
        return new String(secret.bytes(), StandardCharsets.UTF_8);
    }
}
