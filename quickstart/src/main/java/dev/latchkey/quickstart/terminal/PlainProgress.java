package dev.latchkey.quickstart.terminal;

import dev.latchkey.quickstart.installation.Part;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** One line for each thing that happened. */
final class PlainProgress implements ShownProgress {

    private final PrintStream out;
    private final Supplier<String> prefix;

    /** Prints there, each line with something before it. */
    PlainProgress(PrintStream out, Supplier<String> prefix) {
        this.out = out;
        this.prefix = prefix;
    }

    @Override
    public void starting(Part part) {
        say("starting " + part.title());
    }

    @Override
    public void waiting(Part part, String why) {
        say("waiting  " + part.title() + ": " + PrintableText.of(why) + " (./latchkey logs " + part.title() + ")");
    }

    @Override
    public void ready(Part part, Duration after) {
        say("ready    " + part.title() + (after.isZero() ? " (was running)" : " after " + seconds(after)));
    }

    @Override
    public void failed(Part part, String why, Duration again) {
        say("failed   " + part.title() + ": " + why + "; again in " + seconds(again));
    }

    @Override
    public void stopping(Part part) {
        say("stopping " + part.title());
    }

    @Override
    public void stopped(Part part) {
        say("stopped  " + part.title());
    }

    private void say(String line) {
        out.println(prefix.get() + line);
    }

    @Override
    public void close() {}

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
