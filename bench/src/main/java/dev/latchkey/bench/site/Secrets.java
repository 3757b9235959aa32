package dev.latchkey.bench.site;

import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;

/** Secrets that are nobody's. */
public final class Secrets {
    private Secrets() {}

    /** With a check letter that is right. */
    public static String wellFormed() {
        try (var secret = AppPasswordSecret.random(SecretFormat.SHORT)) {
            return secret.shownOnce();
        }
    }

    /** With a check letter that is wrong. */
    public static String mistyped() {
        String right = wellFormed();
        char last = right.charAt(right.length() - 1);
        return right.substring(0, right.length() - 1) + (last == 'z' ? 'a' : (char) (last + 1));
    }
}
