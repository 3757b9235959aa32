package dev.latchkey.quickstart.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words behind a command: some stand by themselves, others are options, {@code --name value} or {@code --name=value}. */
public final class GivenOptions {
    private static final String ALL_THAT_FOLLOWS = "--";

    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private GivenOptions() {}

    /**
     * Reads them.
     *
     * @param valued options that have a value, once or again
     * @param flags  options that have none
     * @throws UsageException where one is neither, or its value is missing
     */
    public static GivenOptions read(List<String> arguments, Set<String> valued, Set<String> flags) {
        var given = new GivenOptions();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals(ALL_THAT_FOLLOWS)) {
                rest.forEachRemaining(given.words::add);
            } else if (argument.startsWith("--")) {
                given.option(argument, rest, valued, flags);
            } else {
                given.words.add(argument);
            }
        }
        return given;
    }

    private void option(String argument, Iterator<String> rest, Set<String> valued, Set<String> flags) {
        String[] parts = argument.split("=", 2);
        if (flags.contains(parts[0]) && parts.length == 1) {
            values.put(parts[0], List.of());
        } else if (!valued.contains(parts[0])) {
            var known = new TreeSet<>(valued);
            known.addAll(flags);
            throw new UsageException(parts[0] + ": no such option here (expected: one of " + known + ")");
        } else if (parts.length == 1 && !rest.hasNext()) {
            throw new UsageException(parts[0] + ": nothing (expected: a value)");
        } else {
            values.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts.length == 2 ? parts[1] : rest.next());
        }
    }

    /** What is no option, in order. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** Whether the option is there. */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** The option's value, the last where it is there again. */
    public Optional<String> one(String option) {
        return Optional.ofNullable(values.get(option)).map(List::getLast);
    }

    /** All of its values, which may also be one with commas. */
    public List<String> all(String option) {
        return values.getOrDefault(option, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
