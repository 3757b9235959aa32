package dev.latchkey.credential.secret;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The letters of a well-formed app password. Prints nothing; {@link #close()} wipes it.
 *
 * <p>It has less than the 112 bits that NIST SP 800-63B asks of a secret stored under a plain hash. It is kept as an
 * HMAC under a key that is not in the database, so a stolen database alone allows no guessing at all, and a slow hash
 * would only slow the owner's devices down.
 */
public final class AppPasswordSecret implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] letters;

    AppPasswordSecret(byte[] letters) {
        this.letters = letters;
    }

    /** A new one, from the operating system's random numbers. */
    public static AppPasswordSecret random(SecretFormat form) {
        byte[] letters = new byte[form.length()];
        int random = letters.length - 1;
        for (int i = 0; i < random; i++) {
            letters[i] = (byte) ('a' + RANDOM.nextInt(26));
        }
        letters[random] = CheckLetter.of(letters, random);
        return new AppPasswordSecret(letters);
    }

    /** How long it is. */
    public SecretFormat form() {
        return letters.length == SecretFormat.LONG.length() ? SecretFormat.LONG : SecretFormat.SHORT;
    }

    /** The letters in groups, to be shown once. */
    public String shownOnce() {
        int group = form().group();
        StringBuilder text = new StringBuilder(letters.length + letters.length / group);
        for (int i = 0; i < letters.length; i++) {
            if (i > 0 && i % group == 0) {
                text.append('-');
            }
            text.append((char) letters[i]);
        }
        return text.toString();
    }

    byte[] letters() {
        return letters;
    }

    @Override
    public void close() {
        Arrays.fill(letters, (byte) 0);
    }

    @Override
    public String toString() {
        return "AppPasswordSecret[…]";
    }
}
