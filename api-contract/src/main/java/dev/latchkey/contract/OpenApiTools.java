package dev.latchkey.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs that read OpenAPI documents, in an environment of their own below the target of the whole build: Schemathesis,
 * which makes requests of one, and openapi-spec-validator, which holds one against the schema of OpenAPI itself. They need
 * Python 3.10 or newer, and a package index to come from.
 */
final class OpenApiTools {
    private static final String SCHEMATHESIS = "4.32.5";
    private static final String VALIDATOR = "0.9.0";
    private static final String NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 10))";
    private static final Duration TO_INSTALL = Duration.ofMinutes(3);
    private static final Duration TO_RUN = Duration.ofMinutes(5);

    private final Path home;

    private OpenApiTools(Path home) {
        this.home = home;
    }

    /** What came of a run. */
    record Outcome(int status, String output) {}

    /** Installs it where it is not; empty where that cannot be done here. */
    static Optional<OpenApiTools> installed() {
        Path home = Path.of("..", "target", "openapi-tools-" + SCHEMATHESIS + "-" + VALIDATOR)
                .toAbsolutePath()
                .normalize();
        return Files.exists(home.resolve("bin/openapi-spec-validator")) || install(home)
                ? Optional.of(new OpenApiTools(home))
                : Optional.empty();
    }

    private static boolean install(Path home) {
        return succeeds(TO_INSTALL, "python3", "-c", NEW_ENOUGH)
                && succeeds(TO_INSTALL, "python3", "-m", "venv", home.toString())
                && succeeds(
                        TO_INSTALL,
                        home.resolve("bin/pip").toString(),
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "schemathesis==" + SCHEMATHESIS,
                        "openapi-spec-validator==" + VALIDATOR);
    }

    private static boolean succeeds(Duration within, String... command) {
        try {
            return run(Path.of("target", "openapi-tools"), within, List.of(command))
                            .status()
                    == 0;
        } catch (UncheckedIOException missing) {
            return false;
        }
    }

    /** Whether documents are of OpenAPI 3.1, by the schema of OpenAPI; if not, with where they are not. */
    Outcome validate(List<Path> documents) {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/openapi-spec-validator").toString(), "--schema", "3.1"));
        documents.forEach(each -> command.add(each.toAbsolutePath().toString()));
        return run(Path.of("target", "openapi-spec-validator"), TO_RUN, command);
    }

    /** Puts a service to Schemathesis, which works in that directory. Findings that are excused are in the configuration, with the reason. */
    Outcome fuzz(Path directory, Path document, Path configuration, String url, String[] headers) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/schemathesis").toString(),
                "--config-file",
                configuration.toAbsolutePath().toString(),
                "run",
                document.toAbsolutePath().toString(),
                "--url",
                url));
        for (int i = 0; i < headers.length; i += 2) {
            command.addAll(List.of("--header", headers[i] + ": " + headers[i + 1]));
        }
        return run(directory, TO_RUN, command);
    }

    /** In a directory where it keeps what it remembers, and what it said. */
    private static Outcome run(Path directory, Duration within, List<String> command) {
        Path output = directory.resolve("output.txt");
        try {
            Files.createDirectories(directory);
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return new Outcome(-1, "still running after " + within + "\n" + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
