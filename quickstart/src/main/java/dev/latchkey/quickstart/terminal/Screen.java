package dev.latchkey.quickstart.terminal;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.StartProgress;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** Where commands print, in the words and the looks that the output can show. */
public final class Screen {

    private final PrintStream out;
    private final PrintStream failures;
    private final Style style;

    /** Prints there, with or without colours. */
    public Screen(PrintStream out, Style style) {
        this(out, out, style);
    }

    /** Prints what went wrong elsewhere, so that whoever reads the rest in a pipe does not take it for an answer. */
    public Screen(PrintStream out, PrintStream failures, Style style) {
        this.out = out;
        this.failures = failures;
        this.style = style;
    }

    /** What may be used in lines. */
    public Style style() {
        return style;
    }

    /** One line. */
    public void line(String text) {
        out.println(text);
    }

    /** A heading with an empty line before it. */
    public void heading(String text) {
        out.println();
        out.println("  " + style.bold(text));
    }

    /** What went wrong; further lines stand below the first. */
    public void failure(String text) {
        failures.println("  " + style.red("✘") + " " + text.replace("\n", "\n    "));
    }

    /** A line of something else's output. */
    public void quote(String text) {
        out.println("    " + style.dim(text));
    }

    /** One line for each thing that happens from now on, with the time. */
    public StartProgress events() {
        return new PlainProgress(out, () -> Instant.now().truncatedTo(SECONDS) + " ");
    }

    /** A display of what happens to these parts; to be closed when that has happened. */
    public ShownProgress progress(List<Part> parts) {
        return style.colours() ? new LiveProgress(out, parts) : new PlainProgress(out, () -> "");
    }
}
