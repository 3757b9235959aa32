package dev.latchkey.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Markdown document links to and is linked to by, and what its tables and lists tell of. */
final class MarkdownDocument {
    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*");
    private static final Pattern CODE = Pattern.compile("(`+)(?:.*?)\\1");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)>\\s]+)");
    private static final Pattern DEFINITION = Pattern.compile("^ {0,3}\\[[^\\]]+\\]:\\s+<?([^>\\s]+)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern TARGET = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern ROW = Pattern.compile("^\\|([^|]+)\\|(.*)$");
    private static final Pattern ITEM = Pattern.compile("^\\s*[-*]\\s+(\\S*`[^`]+`[^\\s:]*)(.*)$");
    private static final Pattern NAME = Pattern.compile("[^`]*`([^`]+)`[^`]*");

    /** A row of a table or an item of a list that begins with a name in code style, and what is said of that. */
    record Entry(String name, String text) {}

    private final List<String> prose;

    MarkdownDocument(String text) {
        prose = withoutFences(text.lines().toList());
    }

    static MarkdownDocument read(Path file) {
        try {
            return new MarkdownDocument(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> withoutFences(List<String> lines) {
        var prose = new ArrayList<String>();
        boolean fenced = false;
        for (String line : lines) {
            boolean fence = FENCE.matcher(line).matches();
            if (!fence && !fenced) {
                prose.add(line);
            }
            fenced = fence != fenced;
        }
        return prose;
    }

    /** The targets of all links, as they are written. */
    List<String> links() {
        return prose.stream()
                .map(line -> CODE.matcher(line).replaceAll(""))
                .flatMap(line -> Stream.of(LINK, DEFINITION)
                        .flatMap(pattern -> pattern.matcher(line).results()))
                .map(found -> found.group(1))
                .toList();
    }

    /** What can stand behind {@code #} in a link to here, by the rules of GitHub. */
    Set<String> anchors() {
        var anchors = new HashSet<String>();
        var times = new HashMap<String, Integer>();
        for (String line : prose) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                var anchor = anchor(heading.group(1));
                int before = times.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        return TARGET.matcher(heading)
                .replaceAll("$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    List<Entry> entries() {
        return prose.stream()
                .flatMap(line -> Stream.of(ROW, ITEM).flatMap(pattern -> entry(pattern, line).stream()))
                .toList();
    }

    /** The first cells of those tables whose first column has that heading. */
    List<String> column(String heading) {
        var cells = new ArrayList<String>();
        boolean within = false;
        for (String line : prose) {
            var row = ROW.matcher(line);
            boolean isRow = row.matches();
            if (within && isRow && !line.startsWith("|--")) {
                cells.add(row.group(1).strip());
            }
            within = isRow && (within || row.group(1).strip().equals(heading));
        }
        return cells;
    }

    private static Optional<Entry> entry(Pattern pattern, String line) {
        var parts = pattern.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var name = NAME.matcher(parts.group(1));
        return name.matches() ? Optional.of(new Entry(name.group(1), parts.group(2))) : Optional.empty();
    }
}
