package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.aot.AotCache;
import dev.latchkey.quickstart.aot.AotMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One part as an operating-system process, whichever process started it. */
final class PartProcess {

    // A large database dumps itself first.
    private static final Duration TO_STOP = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_ENDS = Duration.ofMillis(10);

    private final Part part;
    private final InstallationSettings settings;
    private final Home home;
    private final PidFile pidFile;

    PartProcess(Part part, InstallationSettings settings) {
        this.part = part;
        this.settings = settings;
        this.home = new Home(settings.home());
        this.pidFile = new PidFile(home.pid(part));
    }

    Optional<ProcessHandle> alive() {
        return pidFile.alive();
    }

    boolean isReady() throws InterruptedException {
        return alive().isPresent() && (!part.answersHealth() || PartReadiness.answers(port(part.health())));
    }

    /** Starts it and returns when it serves; does nothing when it runs. */
    void start() throws IOException, InterruptedException {
        if (alive().isPresent()) {
            return;
        }
        requireFree(part.port());
        requireFree(part.health());
        var jar = Application.of(part, settings.sources()).jar();
        var cache = AotCache.of(Java.launch(part, jar));
        var mode = settings.aot();
        if (mode == AotMode.OFF || !cache.exists()) {
            run(jar, cache.flags(mode));
        } else {
            runFrom(cache, jar);
        }
    }

    /**
     * Whatever is wrong with a cache, and whatever the JVM makes of it: the part starts. Only where it does without the
     * cache, the cache was to blame.
     */
    private void runFrom(AotCache cache, Path jar) throws IOException, InterruptedException {
        try {
            run(jar, cache.flags(AotMode.AUTO));
        } catch (PartFailedException perhapsForItsCache) {
            if (alive().isPresent()) {
                throw perhapsForItsCache;
            }
            Logs.append(home.log(part), part.title() + " ended early; starting again without " + cache.file());
            run(jar, List.of());
            cache.discard();
        }
    }

    private void run(Path jar, List<String> cache) throws IOException, InterruptedException {
        var log = home.log(part);
        var since = Logs.prepare(log);
        var process = launch(jar, cache, log);
        pidFile.write(process.toHandle());
        awaitReady(process, log, since);
    }

    private Process launch(Path jar, List<String> cache, Path log) throws IOException {
        var command = new PartCommand(settings);
        var builder = new ProcessBuilder(command.line(part, Java.launch(part, jar), cache))
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        var environment = environment(jar, builder.environment(), command.variables(part));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Map<String, String> environment(Path jar, Map<String, String> around, Map<String, String> told)
            throws IOException {
        return settings.aot() == AotMode.RECORD
                ? PartEnvironment.ofARecordedRun(around, told)
                : PartEnvironment.of(part, jar).with(around, told);
    }

    private void requireFree(Port wanted) {
        var port = port(wanted);
        if (!Ports.isFree(port)) {
            throw new IllegalStateException("port " + port + " of " + part.title()
                    + " is taken by another program; LATCHKEY_PORT_BASE=9100 moves all ports");
        }
    }

    private void awaitReady(Process process, Path log, long since) throws InterruptedException {
        var deadline = Instant.now().plus(PartReadiness.WITHIN);
        while (!(part.answersHealth()
                ? PartReadiness.answers(port(part.health()))
                : PartReadiness.saidSo(log, since))) {
            if (process.waitFor(BETWEEN_LOOKS)) {
                throw new PartFailedException(part, "ended with " + process.exitValue() + " before it was ready", log);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailedException(
                        part, "was not ready within " + PartReadiness.WITHIN.toSeconds() + " s", log);
            }
        }
    }

    /** SIGTERM, and waits for the end; does nothing when it does not run. */
    void stop() throws IOException, InterruptedException {
        alive().ifPresent(ProcessHandle::destroy);
        awaitEnd("SIGTERM");
    }

    /** SIGKILL: it gets no chance to tidy up. */
    void kill() throws IOException, InterruptedException {
        alive().ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd("SIGKILL");
    }

    private void awaitEnd(String signal) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(TO_STOP);
        while (alive().isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailedException(
                        part, "still runs " + TO_STOP.toSeconds() + " s after " + signal, home.log(part));
            }
            Thread.sleep(BETWEEN_ENDS);
        }
        pidFile.delete();
    }

    private int port(Port port) {
        return settings.ports().of(port);
    }
}
