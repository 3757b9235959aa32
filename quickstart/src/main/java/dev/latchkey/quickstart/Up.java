package dev.latchkey.quickstart;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.PartFailedException;
import dev.latchkey.quickstart.installation.SupervisorProcess;
import dev.latchkey.quickstart.supervision.Supervisor;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.ShownProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Starts everything and keeps it running; interrupted, it stops in order what it has started. */
final class Up {

    private static final int INTERRUPTED = 130;
    /** Of one part, before {@code up --detach} says that it does not start. */
    private static final int FAILURES_AT_MOST = 3;

    private final Screen screen;
    private final InstallationSettings settings;
    private final Thread hook = new Thread(this::interrupted, "stop");
    private volatile @Nullable ShownProgress starting;
    private volatile @Nullable Supervisor supervisor;
    private volatile boolean givenUp;

    Up(Screen screen, InstallationSettings settings) {
        this.screen = screen;
        this.settings = settings;
    }

    /** Returns when everything is ready, or, attached, when it was told to stop. */
    int run(boolean attached) throws IOException, InterruptedException {
        var began = Instant.now();
        new Installation(settings).requireStartable();
        sayWhatDied();
        new SupervisorProcess(settings).stop();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start(attached ? Supervisor.PATIENT : FAILURES_AT_MOST);
        } catch (RuntimeException e) {
            return givenUp ? INTERRUPTED : failed(e);
        }
        new Welcome(screen, new Installation(settings)).print(Duration.between(began, Instant.now()), attached);
        if (attached) {
            watch();
            Thread.currentThread().join();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        new SupervisorProcess(settings).start();
        return 0;
    }

    /** While nobody watched; what runs is told where the start is shown. */
    private void sayWhatDied() {
        var installation = new Installation(settings);
        settings.planned().stream()
                .filter(installation::hasDied)
                .forEach(
                        part -> screen.failure(part.title() + " has died since; its log is " + installation.log(part)));
    }

    private void start(int failuresAtMost) {
        var progress = screen.progress(settings.planned());
        starting = progress;
        try (var attempts = new Supervisor(new Installation(settings, progress), progress)) {
            supervisor = attempts;
            attempts.start(failuresAtMost);
        }
        starting = null;
        progress.close();
    }

    private void watch() {
        var events = screen.events();
        var watching = new Supervisor(new Installation(settings, events), events);
        supervisor = watching;
        watching.watch();
    }

    /** Ctrl-C or SIGTERM. During the start the display of the start goes on, and a second would be drawn over it. */
    private void interrupted() {
        givenUp = true;
        var watching = supervisor;
        if (watching != null) {
            watching.close();
        }
        var shown = starting;
        try (var progress = shown == null ? screen.progress(new Installation(settings).running()) : shown) {
            new Installation(settings, progress).stop();
        }
    }

    /** What did start is left running. */
    private int failed(RuntimeException e) {
        Runtime.getRuntime().removeShutdownHook(hook);
        var shown = starting;
        if (shown != null) {
            shown.close();
        }
        screen.failure(String.valueOf(e.getMessage()));
        if (e instanceof PartFailedException failure) {
            failure.lastLines().forEach(screen::quote);
        }
        screen.line("  What did start is running: ./latchkey up starts the rest, ./latchkey down stops it.");
        return 1;
    }
}
