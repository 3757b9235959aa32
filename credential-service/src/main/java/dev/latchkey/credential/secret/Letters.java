package dev.latchkey.credential.secret;

import java.text.Normalizer;
import java.util.Arrays;

/** The letters in what was typed. */
final class Letters {
    private static final byte[] NONE = {};

    private Letters() {}

    /**
     * Drops every kind of space, dash, invisible character and quotation mark; folds compatibility forms (NFKC) and
     * case; reads {@code 0} as {@code o} and {@code 1} as {@code l}.
     *
     * @return the letters {@code a} to {@code z}; none where anything else remains, or where there are too many
     */
    static byte[] of(String typed) {
        String folded = isAscii(typed) ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKC);
        byte[] letters = new byte[SecretForm.LONG.length()];
        int count = 0;
        for (int i = 0; i < folded.length(); ) {
            int each = folded.codePointAt(i);
            i += Character.charCount(each);
            int letter = letter(each);
            if (letter < 0 || letter > 0 && count == letters.length) {
                return NONE;
            }
            if (letter > 0) {
                letters[count++] = (byte) letter;
            }
        }
        return Arrays.copyOf(letters, count);
    }

    /** The letter that a character stands for, 0 for one that is dropped, -1 for one that does not belong here. */
    private static int letter(int typed) {
        if (typed >= 'a' && typed <= 'z') {
            return typed;
        }
        if (typed >= 'A' && typed <= 'Z') {
            return typed + ('a' - 'A');
        }
        return switch (typed) {
            case '0' -> 'o';
            case '1' -> 'l';
            case '-', '_', '"', '\'', '`', '´', 0x00AD, 0x2212 -> 0;
            default -> isDropped(typed) ? 0 : -1;
        };
    }

    private static boolean isDropped(int typed) {
        return switch (Character.getType(typed)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.FORMAT -> true;
            // Low opening quotes are "start punctuation" together with brackets: only the quotes are meant.
            case Character.START_PUNCTUATION -> typed == 0x201A || typed == 0x201E;
            default -> Character.isWhitespace(typed);
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
