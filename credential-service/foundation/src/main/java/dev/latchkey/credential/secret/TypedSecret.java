package dev.latchkey.credential.secret;

import java.util.Arrays;

/**
 * What somebody typed where an app password was expected. Reading it forgives everything that cannot be told apart
 * on a screen or that a phone does by itself; nothing is ever cut off.
 */
public sealed interface TypedSecret {
    /** An app password, by its form and check letter. */
    record WellFormed(AppPasswordSecret secret) implements TypedSecret {}

    /** The form of an app password, but the check letter does not fit. */
    record Mistyped() implements TypedSecret {}

    /** Something else: most likely the main password. */
    record NotAnAppPassword() implements TypedSecret {}

    /** Reads what was typed. */
    static TypedSecret read(CharSequence typed) {
        byte[] letters = TypedLetters.of(typed);
        if (!SecretFormat.hasLength(letters.length)) {
            return new NotAnAppPassword();
        }
        if (CheckLetter.fits(letters)) {
            return new WellFormed(new AppPasswordSecret(letters));
        }
        Arrays.fill(letters, (byte) 0);
        return new Mistyped();
    }
}
