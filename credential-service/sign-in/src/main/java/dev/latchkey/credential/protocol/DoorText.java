package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.text.ShownText;
import org.jspecify.annotations.Nullable;

/** Text from outside, bounded and without what may not be {@linkplain ShownText shown}. */
final class DoorText {
    private static final int LONGEST_TEXT = 256;
    private static final int LONGEST_WORD = 64;

    private DoorText() {}

    static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new MalformedAttempt(new FieldProblem(field, "nothing", "a value"));
        }
        return value;
    }

    static String word(String field, String value) {
        if (value.isEmpty() || value.length() > LONGEST_WORD || !isPlain(value)) {
            throw new MalformedAttempt(new FieldProblem(
                    field, printable(value), "1 to " + LONGEST_WORD + " of a-z, 0-9, '.', '_' and '-'"));
        }
        return value;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** Programs say of themselves whatever they like: what does not belong in a log is left out, not refused. */
    static @Nullable String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        String clean = printable(value);
        return clean.isEmpty() ? null : cut(clean, LONGEST_TEXT);
    }

    /** What is shown of a name that a door made up. */
    static String shortened(String value) {
        return cut(printable(value), LONGEST_WORD);
    }

    /** Not in the middle of a character: half of one cannot be written down. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    static String printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return shown(value);
            }
        }
        return value;
    }

    private static String shown(String value) {
        return ShownText.replaced(value, "")
                .codePoints()
                .filter(c -> Character.isDefined(c) && c != 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
