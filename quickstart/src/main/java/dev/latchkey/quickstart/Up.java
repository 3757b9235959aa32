package dev.latchkey.quickstart;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.PartFailedException;
import dev.latchkey.quickstart.terminal.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts everything; interrupted, it stops in order what it has started. */
final class Up {

    private final Screen screen;
    private final AtomicBoolean giveUp = new AtomicBoolean();

    Up(Screen screen) {
        this.screen = screen;
    }

    /** Returns when everything is ready, or, attached, when it was told to stop. */
    int run(InstallationSettings settings, boolean attached) throws InterruptedException {
        var hook = new Thread(() -> stopEverything(settings), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        var began = Instant.now();
        try (var progress = screen.progress(settings.planned())) {
            new Installation(settings, progress).start();
        } catch (PartFailedException e) {
            return giveUp.get() ? 130 : failed(e, settings, hook);
        }
        new Welcome(screen, new Installation(settings)).print(Duration.between(began, Instant.now()), attached);
        if (attached) {
            Thread.currentThread().join();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        return 0;
    }

    private void stopEverything(InstallationSettings settings) {
        giveUp.set(true);
        screen.line("");
        try (var progress = screen.progress(settings.planned())) {
            new Installation(settings, progress).stop();
        }
    }

    private int failed(PartFailedException e, InstallationSettings settings, Thread hook) {
        Runtime.getRuntime().removeShutdownHook(hook);
        screen.failure(String.valueOf(e.getMessage()));
        e.lastLines().forEach(screen::quote);
        new Installation(settings).stop();
        return 1;
    }
}
