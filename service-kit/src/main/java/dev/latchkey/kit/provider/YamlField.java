package dev.latchkey.kit.provider;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML file, with the name of where it stands; every reading of it says what was given and what was
 * expected where that differs.
 *
 * @param name such as {@code issuers[0].roles.claims}; empty for the whole file
 */
record YamlField(String name, @Nullable Object value) {
    private static final int SHOWN = 80;

    boolean isGiven() {
        return value != null;
    }

    IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException(
                (name.isEmpty() ? "" : name + ": ") + shown() + " (expected: " + expected + ")");
    }

    private String shown() {
        return switch (value) {
            case null -> "nothing";
            case Map<?, ?> object -> "an object";
            case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
            case String text -> text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
            default -> value + ", which is no text without quotes";
        };
    }

    /** One text that is not blank. */
    String text(String expected) {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw refused(expected);
    }

    /** The text, read; what the reading refuses is told with the name of the field. */
    <T> T read(String expected, Function<String, T> reading) {
        String text = text(expected);
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException no) {
            throw refused(expected);
        }
    }

    /** The elements of a list, or the one that stands there instead. */
    List<YamlField> elements(String expected) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new YamlField(name + "[" + i + "]", list.get(i)))
                    .toList();
        }
        if (value instanceof String) {
            return List.of(this);
        }
        throw refused(expected);
    }

    /** The elements of a list, and nothing else. */
    List<YamlField> list(String expected) {
        if (value instanceof List<?>) {
            return elements(expected);
        }
        throw refused(expected);
    }

    /** The fields of an object by what they are called. */
    Map<String, YamlField> entries(String expected) {
        if (!(value instanceof Map<?, ?> object)) {
            throw refused(expected);
        }
        Map<String, YamlField> entries = new LinkedHashMap<>();
        object.forEach((key, field) -> {
            if (!(key instanceof String called)) {
                throw new YamlField(within(name, String.valueOf(key)), key).refused("a name, in quotes");
            }
            entries.put(called, new YamlField(within(name, called), field));
        });
        return entries;
    }

    static String within(String name, String called) {
        return name.isEmpty() ? called : name + "." + called;
    }

    /** An object that has these fields alone. */
    YamlObject fields(String... known) {
        List<String> names = Arrays.asList(known);
        Map<String, YamlField> given = entries("an object with some of " + names);
        given.forEach((called, field) -> {
            if (!names.contains(called)) {
                throw new IllegalArgumentException(field.name() + ": not known (expected: one of " + names + ")");
            }
        });
        return new YamlObject(name, given);
    }

    /** True, false, or not given. */
    boolean flag(boolean otherwise) {
        return switch (value) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw refused("true or false");
        };
    }
}
