package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Readme.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Blocks of a shell, run as one script. {@code # → text} says what was printed since the last one; {@code …} in it
 * stands for anything. What is printed and not said is as wrong as what is said and not printed.
 */
final class Rehearsal {
    private static final String EXPECTED = "# → ";
    private static final String MARKER = "--- 8< --- as far as this ---";
    private static final long MINUTES = 2;

    private final StringBuilder script = new StringBuilder("set -euo pipefail\n");
    private final List<Expectation> expectations = new ArrayList<>();
    private List<String> said = new ArrayList<>();

    /** What has to be printed, and the line of the document that says so. */
    private record Expectation(int line, List<String> printed) {
        boolean isMetBy(String output) {
            String pattern = printed.stream()
                    .map(each ->
                            Stream.of(each.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                    .collect(Collectors.joining("\n"));
            return output.strip().matches(pattern);
        }
    }

    Rehearsal(List<List<Line>> blocks) {
        blocks.forEach(this::add);
    }

    private void add(List<Line> block) {
        for (Line line : block) {
            if (line.text().startsWith(EXPECTED)) {
                said.add(line.text().substring(EXPECTED.length()).strip());
            } else {
                endExpectation(line.number() - 1);
                script.append(line.text()).append('\n');
            }
        }
        int last = block.getLast().number();
        endExpectation(last);
        if (!block.getLast().text().startsWith(EXPECTED)) {
            expect(last);
        }
    }

    private void endExpectation(int line) {
        if (!said.isEmpty()) {
            expect(line);
        }
    }

    private void expect(int line) {
        expectations.add(new Expectation(line, said));
        said = new ArrayList<>();
        script.append("echo '").append(MARKER).append("'\n");
    }

    /** Runs it in that directory, and fails where anything is otherwise than it says. */
    void run(Path directory, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        Files.writeString(directory.resolve("script"), script).toString())
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        bash.environment().putAll(environment);
        int exit = await(bash.start());
        String complaints = Files.readString(errors);
        compare(Files.readString(output).split(Pattern.quote(MARKER), -1), complaints);
        assertThat(exit).as("exit code; %s", complaints).isZero();
    }

    private static int await(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ends within %d minutes", MINUTES)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void compare(String[] printed, String complaints) {
        for (int i = 0; i < expectations.size(); i++) {
            Expectation expected = expectations.get(i);
            assertThat(printed.length)
                    .as("three-paths.md: the script ends before line %d with%n%s", expected.line(), complaints)
                    .isGreaterThan(i + 1);
            assertThat(expected.isMetBy(printed[i]))
                    .as(
                            "three-paths.md, line %d says%n%s%nand there was%n%s%n%s",
                            expected.line(), String.join("\n", expected.printed()), printed[i].strip(), complaints)
                    .isTrue();
        }
    }
}
