package dev.latchkey.quickstart.terminal;

import dev.latchkey.quickstart.installation.Part;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line for each thing that happened. */
final class PlainProgress implements ShownProgress {

    private final PrintStream out;

    /** Prints there. */
    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void starting(Part part) {
        out.println("starting " + part.title());
    }

    @Override
    public void ready(Part part, Duration after) {
        out.println("ready    " + part.title() + (after.isZero() ? " (was running)" : " after " + seconds(after)));
    }

    @Override
    public void stopping(Part part) {
        out.println("stopping " + part.title());
    }

    @Override
    public void stopped(Part part) {
        out.println("stopped  " + part.title());
    }

    @Override
    public void close() {}

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
