package dev.latchkey.quickstart.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code infra/front-doors}, whose files have placeholders such as {@code @DOOR_KEY@}. */
final class RecipeFolder {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    private final Path frontDoors;

    /** @param sources the checkout */
    RecipeFolder(Path sources) {
        this.frontDoors = sources.resolve("infra").resolve("front-doors");
    }

    /** The text with its placeholders filled in. */
    String text(RecipeFile file, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String source : file.sources()) {
            text.append(
                    filled(Files.readString(frontDoors.resolve(file.recipe()).resolve(source)), file, values));
        }
        return text.toString();
    }

    private static String filled(String text, RecipeFile file, Map<String, String> values) {
        var missing = PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("--set: nothing for " + missing + " of " + file.fileName()
                    + " (expected: --set " + missing.getFirst() + "=value)");
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
