package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The checks that run on Node.js ({@code src/test/node}), installed by npm below {@code target}. A test that asks for
 * them is skipped where there is no Node.js or no npm, or where npm cannot reach its registry.
 */
final class NodeChecks {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path HOME = Path.of("target/node");
    private static final Pattern RECENT = Pattern.compile("v(?:20\\.(?:1[7-9]|[2-9][0-9])|2[1-9]|[3-9][0-9])\\b.*");
    private static final Pattern OFFLINE = Pattern.compile(
            "\\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\\b");

    private NodeChecks() {}

    /** Puts them in place, unless what is locked is there already. */
    static NodeChecks install() throws IOException, InterruptedException {
        String version = output("node", "--version").strip();
        assumeFalse(version.isEmpty(), "node is not installed");
        assumeTrue(RECENT.matcher(version).matches(), () -> "node is " + version + " (expected: 20.17 or newer)");
        assumeFalse(output("npm", "--version").isBlank(), "npm is not installed");
        copySources();
        Path installed = HOME.resolve("node_modules/installed");
        String wanted = Files.readString(HOME.resolve("package-lock.json"));
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            installModules();
            Files.writeString(installed, wanted);
        }
        return new NodeChecks();
    }

    private static void copySources() throws IOException {
        Files.createDirectories(HOME);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(HOME.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    private static void installModules() throws IOException, InterruptedException {
        File log = HOME.resolve("npm.log").toFile();
        Process npm = in(HOME, "npm", "ci", "--prefer-offline")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        boolean succeeded = succeeded(npm, 5);
        String said = Files.readString(log.toPath());
        assumeTrue(succeeded || !OFFLINE.matcher(said).find(), "npm does not reach its registry: see " + log);
        assertThat(succeeded).as("npm ci: %s", said).isTrue();
    }

    /** What is found in the documents below a folder: {@code document}, {@code schemas}, {@code samples}. */
    JsonNode check(Path documents) throws IOException, InterruptedException {
        File found = HOME.resolve("found.json").toFile();
        File log = HOME.resolve("check.log").toFile();
        Process check = in(HOME, "node", "check.mjs", documents.toAbsolutePath().toString())
                .redirectOutput(found)
                .redirectError(log)
                .start();
        assertThat(succeeded(check, 2))
                .as("%s: %s", log, Files.readString(log.toPath()))
                .isTrue();
        return EventJson.mapper().readTree(found);
    }

    /** Empty where there is no such program. */
    private static String output(String... command) throws InterruptedException {
        try {
            Process process = in(Path.of("."), command).start();
            String output = new String(process.getInputStream().readAllBytes());
            return succeeded(process, 1) ? output : "";
        } catch (IOException noSuchProgram) {
            return "";
        }
    }

    private static boolean succeeded(Process process, int minutes) throws InterruptedException {
        boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }

    private static ProcessBuilder in(Path folder, String... command) {
        return new ProcessBuilder(List.of(command)).directory(folder.toFile());
    }
}
