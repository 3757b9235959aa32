package dev.latchkey.quickstart.journey.program;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server program that runs in the foreground, without systemd, until {@link #close()}. */
public final class Daemon implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path output;
    private final Thread whenTheTestDies = new Thread(this::stop);

    private Daemon(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(whenTheTestDies);
    }

    /** Starts a program of the directory's system. */
    public static Daemon start(String name, TrialDirectory directory, String... command) {
        return start(name, directory.path(), directory.system().command(command));
    }

    /** Starts a program of this machine, in a directory that takes what it writes. */
    public static Daemon start(String name, Path directory, List<String> command) {
        Path output = directory.resolve(name + ".out");
        // A session of its own: Postfix' master signals its whole process group when it stops, and that must not be
        // ours.
        List<String> inOwnSession =
                Stream.concat(Stream.of("setsid"), command.stream()).toList();
        try {
            Process process = new ProcessBuilder(inOwnSession)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Daemon(name, process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something listens on each port; says what the program wrote when it died or did not get there. */
    public Daemon awaitListening(Path log, int... ports) {
        for (int port : ports) {
            try {
                await().atMost(START)
                        .pollInterval(Duration.ofMillis(50))
                        .failFast(() -> !process.isAlive())
                        .until(() -> listens(port));
            } catch (RuntimeException e) {
                String wrote = read(output) + read(log);
                close();
                throw new AssertionError(name + " does not listen on port " + port + ":\n" + wrote, e);
            }
        }
        return this;
    }

    /** Waits until the program has written this. */
    public Daemon awaitOutput(String text) {
        await().atMost(START)
                .failFast(name + " ended: " + read(output), () -> !process.isAlive())
                .until(() -> read(output).contains(text));
        return this;
    }

    /** The system users that it and its children run as. */
    List<String> users() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(each -> each.info().user().stream())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(whenTheTestDies);
    }

    private void stop() {
        List<ProcessHandle> children = process.toHandle().descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return file + ": " + e;
        }
    }
}
