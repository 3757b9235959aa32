package dev.latchkey.quickstart.terminal;

import java.util.Locale;
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

    /** Why something failed: what it says of itself, in its own lines, else of what kind it is, in words. */
    public static String ofFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !isOfItsCause(cause)) {
                return cause.getMessage();
            }
        }
        String name = failure.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
        return "it failed: " + name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Java repeats a cause's message behind the name of its class where a wrapper has none of its own. */
    private static boolean isOfItsCause(Throwable wrapper) {
        return wrapper.getCause() != null && wrapper.getCause().toString().equals(wrapper.getMessage());
    }
}
