package dev.latchkey.quickstart.terminal;

import org.jspecify.annotations.Nullable;

/** What somebody else wrote, fit to be shown: a terminal acts on control characters. */
public final class PrintableText {
    private static final int LONGEST = 1_000;

    private PrintableText() {}

    /** In one line, cut to a thousand characters, with a question mark for whatever is not to be seen. */
    public static String of(@Nullable String text) {
        return of(text, LONGEST);
    }

    /** The same, cut to so many. */
    public static String of(@Nullable String text, int longest) {
        String line = text == null ? "" : text;
        String cut = line.length() > longest ? line.substring(0, longest) + "…" : line;
        return cut.replaceAll("\\p{C}", "?");
    }
}
