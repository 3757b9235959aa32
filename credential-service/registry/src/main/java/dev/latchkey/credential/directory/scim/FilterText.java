package dev.latchkey.credential.directory.scim;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters as clients write them, in the words of the specification. */
final class FilterText {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\.([a-z$][\\w$-]*\\s+(?:pr\\b|(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\s+"
                    + "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s()\\[\\]]+)))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TRUTH =
            Pattern.compile("\\b(primary|active)(\\s+(?:eq|ne)\\s+)\"(true|false)\"", Pattern.CASE_INSENSITIVE);

    private FilterText() {}

    /** Entra ID writes booleans as {@code "True"} and {@code "False"}. */
    static String withTruths(String given) {
        return TRUTH.matcher(given)
                .replaceAll(found ->
                        found.group(1) + found.group(2) + found.group(3).toLowerCase(Locale.ROOT));
    }

    /**
     * {@code emails[type eq "work"].value eq "x"}, which RFC 7644 has for paths alone, as {@code emails[(type eq "work") and
     * value eq "x"]}: both conditions are of the same value.
     */
    static String read(String text) {
        String given = withTruths(text);
        StringBuilder read = new StringBuilder();
        int bracket = -1;
        boolean quoted = false;
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            read.append(c);
            if (quoted && c == '\\' && i + 1 < given.length()) {
                read.append(given.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '[') {
                bracket = read.length();
            } else if (!quoted && c == ']' && bracket >= 0) {
                i += moveInside(read, bracket, given, i + 1);
                bracket = -1;
            }
        }
        return read.toString();
    }

    /** Moves the comparison that stands behind the brackets; says how long it is there. */
    private static int moveInside(StringBuilder read, int bracket, String given, int behind) {
        Matcher comparison = COMPARISON.matcher(given).region(behind, given.length());
        if (!comparison.lookingAt()) {
            return 0;
        }
        read.setLength(read.length() - 1);
        read.insert(bracket, '(').append(") and ").append(comparison.group(1)).append(']');
        return comparison.end() - behind;
    }
}
