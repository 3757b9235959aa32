package dev.latchkey.credential.secret;

import java.text.Normalizer;
import java.util.Arrays;

/** The letters in what was typed. */
final class TypedLetters {
    private static final byte[] NONE = {};

    private TypedLetters() {}

    /**
     * Drops every kind of space, dash, invisible character and quotation mark; folds compatibility forms (NFKC) and
     * case; reads {@code 0} as {@code o} and {@code 1} as {@code l}.
     *
     * @return the letters {@code a} to {@code z}; none where anything else remains, or where there are too many
     */
    static byte[] of(CharSequence typed) {
        // NFKC makes of an acute accent a space with a combining mark: it would no longer be known for a quote.
        CharSequence folded = isAscii(typed)
                ? typed
                : Normalizer.normalize(typed.toString().replace('´', '\''), Normalizer.Form.NFKC);
        byte[] letters = new byte[SecretFormat.LONG.length()];
        int count = 0;
        for (int i = 0; i < folded.length(); ) {
            int each = Character.codePointAt(folded, i);
            i += Character.charCount(each);
            int letter = letter(each);
            if (letter < 0 || letter > 0 && count == letters.length) {
                return NONE;
            }
            if (letter > 0) {
                letters[count++] = (byte) letter;
            }
        }
        byte[] found = Arrays.copyOf(letters, count);
        Arrays.fill(letters, (byte) 0);
        return found;
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
            case '-', '_', '"', '\'', '`' -> 0;
            default -> isDropped(typed) ? 0 : -1;
        };
    }

    /** What Unicode does not file under dashes, quotes or spaces, although keyboards and programs write it as such. */
    private static boolean isTakenForOne(int typed) {
        return switch (typed) {
            case 0x2212, 0x2043, 0x02D7, 0x30FC -> true; // minus, hyphen bullet, modifier minus, Japanese long vowel
            case 0x2032, 0x2033 -> true; // prime, double prime
            case 0x201A, 0x201E -> true; // low opening quotes, filed with the brackets
            case 0x0085, 0x034F, 0xFE0E, 0xFE0F -> true; // next line, grapheme joiner, variation selectors
            default -> false;
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
            default -> Character.isWhitespace(typed) || isTakenForOne(typed);
        };
    }

    private static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
