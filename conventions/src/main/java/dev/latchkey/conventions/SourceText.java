package dev.latchkey.conventions;

import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a Java file, which tells comments from code. Lines count from 1. */
final class SourceText {
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(String.join(
            "|",
            "(?<comment>//[^\\n]*+|/\\*(?s:.*?)\\*/)",
            "\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+\"\"\"",
            "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"",
            "'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"));

    private final String whole;
    private final String code;
    private final BitSet codeLines;

    SourceText(String text) {
        whole = text.replace("\r\n", "\n");
        code = withoutComments(whole);
        codeLines = notBlank(code);
    }

    private static String withoutComments(String text) {
        return LITERAL_OR_COMMENT.matcher(text).replaceAll(SourceText::blankComment);
    }

    private static String blankComment(MatchResult found) {
        if (found.group("comment") == null) {
            return Matcher.quoteReplacement(found.group());
        }
        return found.group().replaceAll("[^\\n]", " ");
    }

    private static BitSet notBlank(String text) {
        var lines = new BitSet();
        int number = 1;
        for (String line : text.split("\n", -1)) {
            lines.set(number, !line.isBlank());
            number++;
        }
        return lines;
    }

    /** As it was written, with line feeds alone. */
    String whole() {
        return whole;
    }

    /** The same, with spaces in the place of comments. */
    String code() {
        return code;
    }

    /** How many lines are neither blank nor comment. */
    int codeLines() {
        return codeLines.cardinality();
    }

    /** How many of these, the last among them, are neither blank nor comment. */
    int codeLines(long first, long last) {
        return codeLines.get((int) first, (int) last + 1).cardinality();
    }
}
