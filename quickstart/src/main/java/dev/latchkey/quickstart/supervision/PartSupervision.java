package dev.latchkey.quickstart.supervision;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.StartProgress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running. It is looked at again and again; what takes time runs elsewhere, so that no part waits for
 * another one's restart.
 */
final class PartSupervision {

    /** So often a part may fail by chance. */
    private static final int MANY = 3;

    private final Part part;
    private final SupervisedParts parts;
    private final StartProgress progress;
    private final Clock clock;
    private final Executor elsewhere;
    private final int failuresAtMost;
    private final CompletableFuture<Part> ready = new CompletableFuture<>();
    private final RestartDelay delay = new RestartDelay();
    private @Nullable Instant due;
    private boolean first;
    private boolean starting;
    private int failures;

    /** @param failuresAtMost before its first start is given up */
    PartSupervision(
            Part part,
            SupervisedParts parts,
            StartProgress progress,
            Clock clock,
            Executor elsewhere,
            int failuresAtMost) {
        this.part = part;
        this.parts = parts;
        this.progress = progress;
        this.clock = clock;
        this.elsewhere = elsewhere;
        this.failuresAtMost = failuresAtMost;
    }

    /** Starts it at the next look. Done when it is ready for the first time, or was given up. */
    synchronized CompletableFuture<Part> begin() {
        first = true;
        due = clock.instant();
        return ready;
    }

    /** Does what there is to do now. Never fails: one part that cannot be looked at would end the watch over all. */
    synchronized void look() {
        if (starting || ready.isCompletedExceptionally()) {
            return;
        }
        try {
            act();
        } catch (RuntimeException notNow) {
            // Its pid file cannot be read, or nothing can be said of it: it is looked at again.
        }
    }

    private void act() {
        if (due == null && parts.hasDied(part)) {
            failed("has ended");
        } else if (due != null && !clock.instant().isBefore(due)) {
            due = null;
            starting = true;
            elsewhere.execute(this::start);
        }
    }

    private void start() {
        try {
            if (first) {
                parts.start(part);
            } else {
                parts.startAgain(part);
            }
            started();
        } catch (RuntimeException | Error e) {
            notStarted(e);
        }
    }

    private synchronized void started() {
        starting = false;
        first = false;
        delay.ready(clock.instant());
        ready.complete(part);
    }

    /** One that hangs is ended; one that was stopped meanwhile is left alone. */
    private synchronized void notStarted(Throwable why) {
        starting = false;
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        failures++;
        if (first && failures >= failuresAtMost) {
            ready.completeExceptionally(why);
            return;
        }
        var hangs = parts.isRunning(part);
        if (hangs) {
            parts.end(part);
        }
        if (first || hangs || parts.hasDied(part)) {
            failed(String.valueOf(why.getMessage()));
        }
    }

    private void failed(String why) {
        var again = delay.failed(clock.instant());
        due = clock.instant().plus(again);
        int times = delay.failuresInARow();
        progress.failed(part, times < MANY ? why : why + ", " + times + " times in a row: look at its log", again);
    }
}
