package dev.latchkey.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A document whose figures are rewritten between markers: {@code <!-- bench:name -->} and {@code <!-- /bench:name -->}.
 * The words around them are somebody's own.
 */
public final class Document {
    private final Path file;

    /** The document in that file, which must be there. */
    public Document(Path file) {
        this.file = file;
    }

    /** Fails where there is no place for one of the chapters: before they are measured, not after. */
    public void requirePlaces(List<String> chapters) throws IOException {
        var text = Files.readString(file);
        chapters.forEach(chapter -> replaced(text, chapter, ""));
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
