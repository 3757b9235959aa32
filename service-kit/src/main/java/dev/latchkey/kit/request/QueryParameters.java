package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The query parameters of a request, read one by one; in the end everything that was wrong with them is told. A
 * parameter of this type in a request handler is filled in; the handler has to call {@link #done}.
 */
public final class QueryParameters {
    static final String UNKNOWN = "unknown parameter";
    static final String ONCE = "to be given once";

    private final Map<String, List<String>> given;
    private final Set<String> known = new TreeSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    public QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** A parameter that is taken as it is. */
    public Optional<String> text(String name) {
        return read(name, "some text", text -> text);
    }

    /** A parameter that is one of some words. */
    public Optional<String> oneOf(String name, Collection<String> words) {
        return read(name, "one of " + words, text -> {
            if (!words.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** A parameter that is a whole number between two others, which it may be. */
    public Optional<Long> number(String name, long least, long most) {
        return read(name, "a whole number from " + least + " to " + most, text -> {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** A parameter that is a point in time, with any offset, which milliseconds since 1970 can tell. */
    public Optional<Instant> time(String name) {
        return read(name, "a time such as 2026-01-31T12:00:00Z", text -> {
            Instant time = OffsetDateTime.parse(text).toInstant();
            time.toEpochMilli();
            return time;
        });
    }

    /**
     * A parameter that has to be understood.
     *
     * @param reading throws any {@link RuntimeException} where it cannot be
     */
    public <T> Optional<T> read(String name, String expected, Function<String, T> reading) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String text = values.getFirst() == null ? "" : values.getFirst();
        if (values.size() > 1 || text.isBlank()) {
            reject(name, text, values.size() > 1 ? ONCE : expected);
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(text));
        } catch (RuntimeException notUnderstood) {
            reject(name, text, expected);
            return Optional.empty();
        }
    }

    /** Notes that a parameter is wrong. */
    public void reject(String name, String value, String expected) {
        problems.add(new FieldProblem(name, value, expected));
    }

    /**
     * To be called when all have been read.
     *
     * @throws ProblemException 400, naming each parameter that is wrong, or that nobody asked for
     */
    public void done() {
        Set<String> unknown = new HashSet<>(given.keySet());
        unknown.removeAll(known);
        unknown.stream().sorted().forEach(name -> reject(name, UNKNOWN, alternatives(known)));
        check();
    }

    /** As {@link #done}, where others are still to be read, by somebody else. */
    void check() {
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
    }

    static String alternatives(Set<String> known) {
        return known.isEmpty() ? "no parameters" : "one of " + known;
    }
}
