package dev.latchkey.quickstart.journey.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One directory of {@code infra/front-doors}: configuration files with placeholders such as {@code @DOOR_KEY@}. */
public record Recipe(Path directory) {

    public static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    public static Recipe of(String door) {
        return new Recipe(frontDoors().resolve(door));
    }

    /** The directory of all recipes, found from the working directory upwards. */
    public static Path frontDoors() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("infra/front-doors");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException(
                "infra/front-doors: not found above " + Path.of("").toAbsolutePath());
    }

    /** The file with its placeholders filled in; a placeholder without a value is an error. */
    public String text(String file, Map<String, ?> values) {
        return PLACEHOLDER.matcher(read(file)).replaceAll(found -> {
            Object value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(file + ": " + found.group() + " has no value");
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }

    /** Writes the filled-in file into the given directory under its own name. */
    public Path render(String file, Map<String, ?> values, Path into) {
        try {
            return Files.writeString(into.resolve(file), text(file, values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
