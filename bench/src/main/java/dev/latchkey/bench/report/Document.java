package dev.latchkey.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document whose figures are rewritten between markers: {@code <!-- bench:name -->} and {@code <!-- /bench:name -->}.
 * The words around them are somebody's own.
 */
public final class Document {
    private final Path file;

    /** The document in that file. */
    public Document(Path file) {
        this.file = file;
    }

    /**
     * Makes a document with a place for each of the chapters where there is none. Fails where there is one without a place for one of
     * them: before they are measured, not after.
     */
    public void requirePlaces(List<String> chapters) throws IOException {
        if (Files.notExists(file)) {
            Files.writeString(file, "# Benchmarks\n\n" + places(chapters));
        }
        var text = Files.readString(file);
        chapters.forEach(chapter -> replaced(text, chapter, ""));
    }

    private static String places(List<String> chapters) {
        return chapters.stream()
                .map(chapter -> "<!-- bench:%1$s -->\n<!-- /bench:%1$s -->\n".formatted(chapter))
                .collect(Collectors.joining("\n"));
    }

    /** Replaces what is between the chapter's markers. */
    public void write(Chapter chapter, String provenance) throws IOException {
        var text = Files.readString(file);
        Files.writeString(file, replaced(text, chapter.name(), provenance + "\n\n" + chapter.text()));
    }

    static String replaced(String document, String name, String text) {
        var open = "<!-- bench:" + name + " -->";
        var close = "<!-- /bench:" + name + " -->";
        int from = document.indexOf(open);
        int to = document.indexOf(close);
        if (from < 0 || to < from) {
            throw new IllegalStateException("the document has no place for '" + name + "' (expected: " + open
                    + " and, after it, " + close + ")");
        }
        return document.substring(0, from + open.length()) + "\n" + text + "\n" + document.substring(to);
    }
}
