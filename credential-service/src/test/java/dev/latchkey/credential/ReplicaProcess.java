package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One replica in a process of its own, which keeps a list of the classes that it loads. */
final class ReplicaProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final Pattern LOADED = Pattern.compile("^\\[.*] (dev\\.latchkey\\.credential\\.\\S+) source:.*");

    final Http api;
    final Http doors;
    final Http management;
    private final Path directory;
    private final Process process;

    ReplicaProcess(Surroundings around, String roles) {
        int port = FreePort.find();
        int doorPort = FreePort.find();
        int managementPort = FreePort.find();
        directory = directory();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--latchkey.front-doors.port=" + doorPort,
                "--latchkey.kafka=" + around.kafka(),
                "--latchkey.secret.hmac-key-file=" + around.keys,
                "--latchkey.verification.refusal-after=20ms",
                // A busy machine is no reason to answer "temporary".
                "--latchkey.record-within=20s",
                "--latchkey.signing.unsigned=accept",
                "--latchkey.roles=" + roles));
        arguments.addAll(around.database());
        process = start(arguments);
        api = new Http(port);
        doors = new Http(doorPort);
        management = new Http(managementPort);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "process");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process start(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + directory.resolve("classes"),
                "-cp",
                System.getProperty("java.class.path"),
                CredentialService.class.getName()));
        line.addAll(arguments);
        try {
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out").toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns when it is ready. */
    ReplicaProcess ready() {
        await().atMost(STARTS_WITHIN).pollInterval(Duration.ofMillis(200)).until(this::isReady);
        return this;
    }

    private boolean isReady() {
        assertThat(process.isAlive()).as(() -> read("out")).isTrue();
        try {
            return management.get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Returns when it has ended by itself, with what it has written. */
    String ended() throws InterruptedException {
        assertThat(process.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return read("out");
    }

    /** The names of the service's own classes that it has loaded by now. */
    Set<String> loaded() {
        return read("classes")
                .lines()
                .map(LOADED::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException failure) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
