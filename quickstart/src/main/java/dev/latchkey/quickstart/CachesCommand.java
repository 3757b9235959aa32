package dev.latchkey.quickstart;

import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.StartCaches;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Makes the caches that parts start from, as the last step of a build. */
final class CachesCommand {

    private final Screen screen;
    private final InstallationSettings settings;
    private final Path work;

    CachesCommand(Screen screen, InstallationSettings settings) {
        this.screen = screen;
        this.settings = settings;
        this.work = settings.sources().resolve("quickstart").resolve("target").resolve("recorded-run");
    }

    /** Always 0: without caches everything starts too, only later. */
    int run() throws IOException, InterruptedException {
        var missing = StartCaches.missing(settings.sources(), settings.planned());
        if (missing.isEmpty()) {
            return 0;
        }
        screen.line("  making caches to start from (a minute or two, once for each build)");
        var began = Instant.now();
        try (var caches = new StartCaches(settings.sources(), work, missing)) {
            make(caches);
            screen.line("  made " + missing.size() + " caches in "
                    + Duration.between(began, Instant.now()).toSeconds() + " s");
        } catch (IOException | RuntimeException e) {
            screen.failure("no caches to start from: " + e.getMessage());
        }
        return 0;
    }

    private static void make(StartCaches caches) throws IOException, InterruptedException {
        var interrupted = new Thread(caches::close, "stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        caches.make();
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }
}
