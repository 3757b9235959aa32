package dev.latchkey.quickstart;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.PartFailedException;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.ShownProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Starts everything; interrupted, it stops in order what it has started. */
final class Up {

    private static final int INTERRUPTED = 130;

    private final Screen screen;
    private final InstallationSettings settings;
    private final Thread hook = new Thread(this::interrupted, "stop");
    private volatile @Nullable ShownProgress starting;
    private volatile boolean givenUp;

    Up(Screen screen, InstallationSettings settings) {
        this.screen = screen;
        this.settings = settings;
    }

    /** Returns when everything is ready, or, attached, when it was told to stop. */
    int run(boolean attached) throws InterruptedException {
        var began = Instant.now();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
        } catch (RuntimeException e) {
            return givenUp ? INTERRUPTED : failed(e);
        }
        new Welcome(screen, new Installation(settings)).print(Duration.between(began, Instant.now()), attached);
        if (attached) {
            Thread.currentThread().join();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        return 0;
    }

    private void start() {
        var progress = screen.progress(settings.planned());
        starting = progress;
        new Installation(settings, progress).start();
        starting = null;
        progress.close();
    }

    /** Ctrl-C or SIGTERM. During the start the display of the start goes on, and a second would be drawn over it. */
    private void interrupted() {
        givenUp = true;
        var shown = starting;
        try (var progress = shown == null ? screen.progress(new Installation(settings).running()) : shown) {
            new Installation(settings, progress).stop();
        }
    }

    private int failed(RuntimeException e) {
        Runtime.getRuntime().removeShutdownHook(hook);
        try (var progress = starting == null ? screen.progress(settings.planned()) : starting) {
            new Installation(settings, progress).stop();
        }
        screen.failure(String.valueOf(e.getMessage()));
        if (e instanceof PartFailedException failure) {
            failure.lastLines().forEach(screen::quote);
        }
        return 1;
    }
}
