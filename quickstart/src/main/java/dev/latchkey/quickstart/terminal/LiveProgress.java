package dev.latchkey.quickstart.terminal;

import dev.latchkey.quickstart.installation.Part;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line per part that changes in place; for terminals. */
final class LiveProgress implements ShownProgress {

    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final int FRAME_MILLIS = 100;
    /** What is left of a narrow line. */
    private static final int LONGEST_REASON = 36;

    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final PrintStream out;
    private final Style style = new Style(true);
    private final Map<Part, Line> lines = new EnumMap<>(Part.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private int drawn;
    private int frame;

    /** Draws there, from now on; all parts in question have a line from the beginning. */
    LiveProgress(PrintStream out, List<Part> parts) {
        this.out = out;
        parts.forEach(part -> lines.put(part, Line.WAITING));
        clock.scheduleAtFixedRate(this::draw, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }

    private record Line(State state, Instant since, Duration took, String why) {

        static final Line WAITING = new Line(State.WAITING, Instant.MIN, Duration.ZERO, "");

        static Line now(State state) {
            return new Line(state, Instant.now(), Duration.ZERO, "");
        }

        Line because(String reason) {
            return new Line(state, since, took, reason);
        }
    }

    private enum State {
        WAITING,
        STARTING,
        READY,
        FAILED,
        STOPPING,
        STOPPED
    }

    @Override
    public synchronized void starting(Part part) {
        lines.put(part, Line.now(State.STARTING));
    }

    @Override
    public synchronized void waiting(Part part, String why) {
        lines.computeIfPresent(part, (same, line) -> line.because(PrintableText.of(why, LONGEST_REASON)));
    }

    @Override
    public synchronized void ready(Part part, Duration after) {
        lines.put(part, new Line(State.READY, Instant.now(), after, ""));
    }

    @Override
    public synchronized void failed(Part part, String why, Duration again) {
        lines.put(part, new Line(State.FAILED, Instant.now(), again, ""));
    }

    @Override
    public synchronized void stopping(Part part) {
        lines.put(part, Line.now(State.STOPPING));
    }

    @Override
    public synchronized void stopped(Part part) {
        lines.put(part, Line.now(State.STOPPED));
    }

    private synchronized void draw() {
        var picture = new StringBuilder(drawn == 0 ? "" : UP_AND_CLEAR.formatted(drawn));
        lines.forEach((part, line) -> picture.append(text(part, line)).append('\n'));
        out.print(picture);
        out.flush();
        drawn = lines.size();
        frame++;
    }

    private String text(Part part, Line line) {
        return "  " + mark(line.state()) + " " + String.format("%-21s", part.title()) + remark(line);
    }

    private String mark(State state) {
        return switch (state) {
            case WAITING, STOPPED -> style.dim("·");
            case STARTING, STOPPING -> style.yellow(spinner());
            case READY -> style.green("✔");
            case FAILED -> style.red("✘");
        };
    }

    private String remark(Line line) {
        return switch (line.state()) {
            case WAITING -> style.dim("waiting");
            case STARTING ->
                "starting " + style.dim(sinceThen(line)) + (line.why().isEmpty() ? "" : " " + style.yellow(line.why()));
            case READY ->
                line.took().isZero()
                        ? style.dim("was running")
                        : "ready    " + style.dim(PlainProgress.seconds(line.took()));
            // Short: a line that wraps would be drawn over only in part.
            case FAILED ->
                "failed   "
                        + style.dim(
                                "again in " + PlainProgress.seconds(line.took()) + "; see its log: ./latchkey logs");
            case STOPPING -> "stopping " + style.dim(sinceThen(line));
            case STOPPED -> style.dim("stopped");
        };
    }

    private String spinner() {
        var at = frame % SPINNER.length();
        return SPINNER.substring(at, at + 1);
    }

    private static String sinceThen(Line line) {
        return PlainProgress.seconds(Duration.between(line.since(), Instant.now()));
    }

    /** Draws the last state and leaves it on the screen. */
    @Override
    public void close() {
        clock.shutdown();
        draw();
    }
}
