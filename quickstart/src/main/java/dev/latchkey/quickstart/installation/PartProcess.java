package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.aot.AotCache;
import dev.latchkey.quickstart.aot.AotMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One part as an operating-system process, whichever process started it. */
final class PartProcess {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Part part;
    private final InstallationSettings settings;
    private final Home home;
    private final PidFile pidFile;
    private final PartLock lock;
    private final Consumer<String> waiting;

    /** @param waiting is told why it takes long to get ready, as far as its log says */
    PartProcess(Part part, InstallationSettings settings, Consumer<String> waiting) {
        this.waiting = waiting;
        this.part = part;
        this.settings = settings;
        this.home = new Home(settings.home());
        this.pidFile = new PidFile(home.pid(part));
        this.lock = new PartLock(home.lock(part));
    }

    Optional<ProcessHandle> alive() {
        return pidFile.alive();
    }

    /** Whether it was started and has ended, and nobody wanted it to. */
    boolean hasDied() {
        return pidFile.hasDied();
    }

    boolean isReady() throws InterruptedException {
        return alive().isPresent() && (!part.answersHealth() || PartReadiness.answers(port(part.health())));
    }

    /** Starts it and returns when it serves; does nothing when it runs. */
    void start() throws IOException, InterruptedException {
        startWhere(() -> alive().isEmpty());
    }

    /** Likewise, where it has died; does nothing when it runs, or was stopped. */
    void startAgain() throws IOException, InterruptedException {
        startWhere(this::hasDied);
    }

    private void startWhere(BooleanSupplier wanted) throws IOException, InterruptedException {
        if (!wanted.getAsBoolean()) {
            return;
        }
        requireFreePorts();
        var jar = Application.of(part, settings.sources()).jar();
        var cache = AotCache.of(Java.launch(part, jar));
        var mode = settings.aot();
        if (mode == AotMode.OFF || !cache.exists()) {
            run(jar, cache.flags(mode), wanted);
        } else {
            runFrom(cache, jar, wanted);
        }
    }

    /**
     * Whatever is wrong with a cache, and whatever the JVM makes of it: the part starts. Only where it does without the
     * cache, the cache was to blame.
     */
    private void runFrom(AotCache cache, Path jar, BooleanSupplier wanted) throws IOException, InterruptedException {
        try {
            run(jar, cache.flags(AotMode.AUTO), wanted);
        } catch (PartFailedException perhapsForItsCache) {
            if (!hasDied()) {
                throw perhapsForItsCache;
            }
            Logs.append(home.log(part), part.title() + " ended early; starting again without " + cache.file());
            run(jar, List.of(), this::hasDied);
            cache.discard();
        }
    }

    private void run(Path jar, List<String> cache, BooleanSupplier wanted) throws IOException, InterruptedException {
        var log = home.log(part);
        var since = Logs.prepare(log);
        var process = new PartLaunch(part, settings, pidFile, lock).launch(jar, cache, log, wanted);
        if (process.isPresent()) {
            awaitReady(process.get(), log, since);
        }
    }

    /** Refuses to start where another program has one of its ports. */
    void requireFreePorts() {
        requireFree(part.port());
        requireFree(part.health());
    }

    private void requireFree(Port wanted) {
        var port = port(wanted);
        if (!Ports.isFree(port)) {
            throw new IllegalStateException("port " + port + " of " + part.title()
                    + " is taken by another program; LATCHKEY_PORT_BASE=9100 moves all ports");
        }
    }

    private void awaitReady(Process process, Path log, long since) throws InterruptedException {
        var timeout = IdleTimeout.atStart(process.toHandle(), database());
        var obstacle = new StartObstacle(log, since, Clock.systemUTC());
        while (!(part.answersHealth()
                ? PartReadiness.answers(port(part.health()))
                : PartReadiness.saidSo(log, since))) {
            if (process.waitFor(BETWEEN_LOOKS)) {
                throw new PartFailedException(part, "ended with " + process.exitValue() + " before it was ready", log);
            }
            obstacle.look().ifPresent(waiting);
            if (timeout.isExpired()) {
                throw new PartFailedException(
                        part, "hangs: not ready, and idle for " + IdleTimeout.IDLE_AT_START.toSeconds() + " s", log);
            }
        }
    }

    private Optional<ProcessHandle> database() {
        return part.isService() ? new PidFile(home.pid(Part.DATABASE)).alive() : Optional.empty();
    }

    /** SIGTERM, and waits for the end; does nothing when it does not run. */
    void stop() throws IOException, InterruptedException {
        end(ProcessHandle::destroy, "SIGTERM");
    }

    /** SIGKILL: it gets no chance to tidy up. */
    void kill() throws IOException, InterruptedException {
        end(ProcessHandle::destroyForcibly, "SIGKILL");
    }

    /** However long it works: a large database writes a lot before it ends. */
    private void end(Consumer<ProcessHandle> signal, String name) throws IOException, InterruptedException {
        if (!pidFile.exists()) {
            return;
        }
        var process = lock.holding(() -> {
            pidFile.expectEnd();
            return alive();
        });
        if (process.isPresent()) {
            signal.accept(process.get());
            if (!ProcessEnd.await(pidFile, process.get())) {
                throw new PartFailedException(
                        part,
                        "still runs after " + name + ", idle for " + IdleTimeout.IDLE_AT_END.toSeconds() + " s",
                        home.log(part));
            }
        }
        pidFile.delete();
    }

    private int port(Port port) {
        return settings.ports().of(port);
    }
}
