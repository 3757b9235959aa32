package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The conformance checks of the SCIM community, where Python is present and they can be had; else it is skipped. */
class ScimTesterIT {
    private static final Path HOME = Path.of("target", "scim-tester");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String[] PACKAGES = {"scim2-tester==0.5.2", "scim2-client[httpx2]==0.13.2"};

    /** Whoever takes "active" away says nothing of whether somebody may sign in: it stays, and is shown. */
    private static final String ON_PURPOSE = "active";

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    @Test
    void passesTheChecksOfTheCommunity() throws IOException, InterruptedException {
        Path python = tester();
        List<String> results = output(
                acme.as("directory", "")[1].substring("Bearer ".length()) + "\n",
                python.toString(),
                script().toString(),
                "http://127.0.0.1:" + replica.api.port + "/scim/v2",
                acme.domain);
        System.out.printf("scim2-tester: %d checks%n", results.size());
        assertThat(results).filteredOn(each -> each.startsWith("SUCCESS")).hasSizeGreaterThan(90);
        assertThat(results)
                .filteredOn(each -> !each.startsWith("SUCCESS") && !each.startsWith("SKIPPED"))
                .as(String.join("\n", results))
                .allSatisfy(each -> assertThat(each)
                        .contains("PATCH modify() did not remove attribute")
                        .contains(ON_PURPOSE))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Path tester() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        Path python = HOME.resolve("venv/bin/python");
        boolean there = Files.exists(python)
                ? succeeds(python.toString(), "-c", "import scim2_tester, httpx2")
                : succeeds("python3", "-m", "venv", HOME.resolve("venv").toString());
        boolean ready = there
                && (succeeds(python.toString(), "-c", "import scim2_tester, httpx2")
                        || succeeds(Stream.concat(
                                        Stream.of(python.toString(), "-m", "pip", "install", "-q", "--retries", "1"),
                                        Stream.of(PACKAGES))
                                .toArray(String[]::new)));
        assumeTrue(ready, "scim2-tester cannot be had: it needs python3 with venv, and its packages");
        return python;
    }

    private static Path script() throws IOException {
        try (var source = ScimTesterIT.class.getResourceAsStream("/scim/tester.py")) {
            Path script = HOME.resolve("tester.py");
            Files.write(script, source.readAllBytes());
            return script;
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return run("", HOME.resolve("install.log"), command) == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static List<String> output(String input, String... command) throws IOException, InterruptedException {
        Path log = HOME.resolve("results.log");
        int status = run(input, log, command);
        assertThat(status).as(Files.readString(log)).isZero();
        return Files.readAllLines(log);
    }

    private static int run(String input, Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var toIt = process.outputWriter()) {
            toIt.write(input);
        }
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not end");
        }
        return process.exitValue();
    }
}
