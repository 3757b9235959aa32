package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.people.DemoIdentities;
import dev.latchkey.quickstart.people.DemoPeople;
import dev.latchkey.quickstart.people.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine, each part a process of its own. The processes outlive this object and this JVM:
 * another {@code Installation} with the same home finds them. Methods return when what they name has happened, and throw
 * {@link PartFailedException} when it does not.
 */
public final class Installation implements AutoCloseable {

    private final InstallationSettings settings;
    private final Home home;
    private final PartCommand command;
    private final StartProgress progress;
    private @Nullable DemoPeople people;

    /** An installation that says nothing about its progress. */
    public Installation(InstallationSettings settings) {
        this(settings, StartProgress.SILENT);
    }

    /** An installation that reports. */
    public Installation(InstallationSettings settings, StartProgress progress) {
        this.settings = settings;
        this.home = new Home(settings.home());
        this.command = new PartCommand(settings);
        this.progress = progress;
    }

    /** Starts all parts that do not run yet: what services stand on first, then the services. */
    public void start() {
        requireStartable();
        inParallel(settings.planned().stream().filter(part -> !part.isService()), this::start);
        inParallel(settings.planned().stream().filter(Part::isService), this::start);
    }

    /** Refuses, before anything is started, where something is not built or another program has a port. */
    public void requireStartable() {
        settings.planned().forEach(this::requireBuilt);
        settings.planned().stream()
                .filter(part -> !isRunning(part))
                .forEach(part -> process(part).requireFreePorts());
    }

    private void requireBuilt(Part part) {
        quietly(() -> Application.of(part, settings.sources()).builtJar());
    }

    private synchronized void prepare() {
        quietly(() -> {
            PrivateDirectory.create(home.directory());
            Files.createDirectories(home.run());
            if (!settings.provider().isThere()) {
                DemoIdentities.people(home.people());
                DemoIdentities.programs(home.people());
            }
            home.keys().createMissing();
        });
    }

    /** Starts one part and waits until it is ready. */
    public void start(Part part) {
        prepare();
        var began = Instant.now();
        var running = isRunning(part);
        progress.starting(part);
        quietly(() -> process(part).start());
        progress.ready(part, running ? Duration.ZERO : Duration.between(began, Instant.now()));
    }

    /** Starts a part that has died, and waits until it is ready; does nothing where it runs, or was stopped. */
    public void startAgain(Part part) {
        if (hasDied(part)) {
            var began = Instant.now();
            progress.starting(part);
            quietly(() -> process(part).startAgain());
            progress.ready(part, Duration.between(began, Instant.now()));
        }
    }

    /** Stops all parts in order: services, then what they stand on. Whoever died stays down. Data is kept. */
    public void stop() {
        Arrays.stream(Part.values())
                .filter(this::hasDied)
                .forEach(part -> quietly(() -> process(part).stop()));
        inParallel(running().stream().filter(Part::isService), this::stop);
        inParallel(running().stream().filter(part -> !part.isService()), this::stop);
    }

    /** SIGTERM for one part; returns when it has ended. */
    public void stop(Part part) {
        progress.stopping(part);
        quietly(() -> process(part).stop());
        progress.stopped(part);
    }

    /** {@code kill -9} for one part; returns when it is gone. */
    public void kill(Part part) {
        quietly(() -> process(part).kill());
    }

    /** Stops one part in order and starts it again. */
    public void restart(Part part) {
        stop(part);
        start(part);
    }

    /** Whether the part's process lives. */
    public boolean isRunning(Part part) {
        return process(part).alive().isPresent();
    }

    /** Whether the part was started and has ended, and nobody stopped it. */
    public boolean hasDied(Part part) {
        return process(part).hasDied();
    }

    /** The parts whose processes live. */
    public List<Part> running() {
        return Arrays.stream(Part.values()).filter(this::isRunning).toList();
    }

    /** Whether the part's process lives and says that it is ready. */
    public boolean isReady(Part part) {
        try {
            return process(part).isReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The process id of a part that runs, else -1. */
    public long pid(Part part) {
        return process(part).alive().map(ProcessHandle::pid).orElse(-1L);
    }

    /** What it is made of. */
    public InstallationSettings settings() {
        return settings;
    }

    /** Where something is reached over HTTP: {@code http://127.0.0.1:<port>}. */
    public URI uri(Port port) {
        return URI.create("http://127.0.0.1:" + settings.ports().of(port));
    }

    /** Issuer of access tokens, where it is ours. */
    public URI issuer() {
        return URI.create(command.issuer());
    }

    /** Bootstrap servers, our own or outside ones. */
    public String kafka() {
        return command.kafka();
    }

    /** Connection string, of our own database or an outside one. */
    public String mongodb() {
        return command.mongodb();
    }

    /**
     * The demo people, and tokens for them.
     *
     * @throws IllegalStateException where people are at a provider of their own
     */
    public synchronized DemoPeople people() {
        if (settings.provider().isThere()) {
            throw new IllegalStateException("there are no demo people: access tokens come from your own provider ("
                    + settings.provider().name() + "). Get one there; commands take it from LATCHKEY_TOKEN");
        }
        if (people == null) {
            people = new DemoPeople(issuer(), home.people());
        }
        return people;
    }

    /** The log file of a part; it is appended to over restarts. */
    public Path log(Part part) {
        return home.log(part);
    }

    /** The directory with everything: data, logs, keys, people. */
    public Path home() {
        return home.directory();
    }

    /** Deletes data, logs, keys and people. Nothing may be running. */
    public void delete() {
        if (!running().isEmpty()) {
            throw new IllegalStateException(home.directory() + " is in use: stop the installation first");
        }
        quietly(() -> deleteTree(home.directory()));
    }

    /** Same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    private static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private PartProcess process(Part part) {
        return new PartProcess(part, settings, why -> progress.waiting(part, why));
    }

    private static void inParallel(Stream<Part> parts, Consumer<Part> action) {
        ParallelParts.run(parts.toList(), action);
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
