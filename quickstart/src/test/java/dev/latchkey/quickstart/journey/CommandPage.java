package dev.latchkey.quickstart.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of documentation with commands in {@code sh} blocks, and behind them what they print: {@code # → text}, where {@code …}
 * is anything.
 */
final class CommandPage {
    private static final String MARK = "::: line ";
    private static final String PRINTS = "# → ";

    private final List<Step> steps = new ArrayList<>();

    /** Commands up to the next thing that they print, and what that is. */
    private record Step(int line, String commands, List<String> prints) {}

    CommandPage(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        List<String> prints = new ArrayList<>();
        boolean inside = false;
        int number = 0;
        for (String line : Files.readAllLines(page, UTF_8)) {
            number++;
            boolean fence = line.startsWith("```");
            if (inside && line.startsWith(PRINTS)) {
                prints.add(line.substring(PRINTS.length()));
                continue;
            }
            if (!prints.isEmpty() || fence) {
                add(number, commands, prints);
            }
            if (fence) {
                inside = line.equals("```sh");
            } else if (inside) {
                commands.add(line);
            }
        }
    }

    private void add(int line, List<String> commands, List<String> prints) {
        if (!commands.isEmpty()) {
            steps.add(new Step(line, String.join("\n", commands), List.copyOf(prints)));
        }
        commands.clear();
        prints.clear();
    }

    /** All of it as one script, which ends at the first command that fails. */
    String script() {
        StringBuilder script = new StringBuilder("set -eu\n");
        for (Step step : steps) {
            script.append("echo '").append(MARK).append(step.line()).append("'\n");
            script.append(step.commands()).append('\n');
        }
        return script.toString();
    }

    /** What the page promises and the output does not have; nothing where all of it is there, in order. */
    List<String> missing(String output) {
        List<String> missing = new ArrayList<>();
        for (Step step : steps) {
            String[] parts = output.split(Pattern.quote(MARK + step.line() + "\n"), 2);
            String printed = parts.length < 2 ? "" : parts[1].split(Pattern.quote(MARK), 2)[0];
            for (String expected : step.prints()) {
                if (printed.lines().noneMatch(line -> matches(line.strip(), expected))) {
                    missing.add("before line " + step.line() + ": " + expected);
                }
            }
        }
        return missing;
    }

    private static boolean matches(String line, String expected) {
        return line.matches(Pattern.quote(expected).replace("…", "\\E.*\\Q"));
    }
}
