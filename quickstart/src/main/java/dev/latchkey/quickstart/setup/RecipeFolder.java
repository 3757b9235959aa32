package dev.latchkey.quickstart.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code infra/front-doors}, whose files have placeholders such as {@code @DOOR_KEY@}. */
final class RecipeFolder {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    private final Path frontDoors;
    private final String dovecot;

    /**
     * Of a checkout.
     *
     * @param dovecot the release that it is for, such as 2.4
     */
    RecipeFolder(Path sources, String dovecot) {
        this.frontDoors = sources.resolve("infra").resolve("front-doors");
        this.dovecot = dovecot;
    }

    /** What a file is called that another release of Dovecot has in another form. */
    private Path source(String recipe, String name) {
        Path ofRelease = frontDoors.resolve(recipe + "-" + dovecot).resolve(name);
        Path named = frontDoors.resolve(recipe).resolve(name.replaceFirst("(\\.\\w+)$", "-" + dovecot + "$1"));
        return Stream.of(ofRelease, named)
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> frontDoors.resolve(recipe).resolve(name));
    }

    /** The text with its placeholders filled in. */
    String text(RecipeFile file, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String source : file.sources()) {
            text.append(filled(Files.readString(source(file.recipe(), source)), file, values));
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
