package dev.latchkey.bench;

import dev.latchkey.bench.experiment.ExperimentPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of the form {@code --name value}; what nobody asked for by the end is a mistake. */
final class CommandLineArguments {
    private final Map<String, String> values = new HashMap<>();

    CommandLineArguments(Deque<String> words) {
        while (!words.isEmpty()) {
            var name = words.removeFirst();
            if (!name.startsWith("--") || words.isEmpty()) {
                throw new IllegalArgumentException(name + ": not an option, or without a value\n" + Options.USAGE);
            }
            values.put(name, words.removeFirst());
        }
    }

    /** What was given, and the rest as it is in the plan. */
    ExperimentPlan over(ExperimentPlan standard) {
        return new ExperimentPlan(
                number("--rounds", standard.rounds()),
                standard.warmUp(),
                seconds("--seconds", standard.window()),
                numbers("--connections", standard.connections()),
                number("--accounts", standard.accounts()),
                number("--rate", (int) standard.rate()),
                seconds("--delay-seconds", standard.delays()),
                number("--revocations", standard.revocations()),
                number("--users", standard.users()),
                number("--samples", standard.samples()),
                attack(standard.attack()),
                growth(standard.growth()));
    }

    private ExperimentPlan.Growth growth(ExperimentPlan.Growth standard) {
        return new ExperimentPlan.Growth(
                numbers("--growth-accounts", standard.accounts()),
                numbers("--growth-entries", standard.entries()),
                number("--growth-attempts", standard.attempts()));
    }

    private ExperimentPlan.Attack attack(ExperimentPlan.Attack standard) {
        return new ExperimentPlan.Attack(
                number("--attack-rate", (int) standard.rate()),
                seconds("--attack-seconds", standard.length()),
                standard.window());
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    private int number(String name, int standard) {
        return text(name).map(value -> number(name, value)).orElse(standard);
    }

    private Duration seconds(String name, Duration standard) {
        return Duration.ofSeconds(number(name, (int) standard.toSeconds()));
    }

    private List<Integer> numbers(String name, List<Integer> standard) {
        return text(name)
                .map(value -> Arrays.stream(value.split(","))
                        .map(each -> number(name, each))
                        .toList())
                .orElse(standard);
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: a number)", e);
        }
    }

    void requireKnown() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(values.keySet() + ": not known\n" + Options.USAGE);
        }
    }
}
