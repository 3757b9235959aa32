package dev.latchkey.kit.queryplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service's part of {@code docs/indexes.md}. */
final class IndexPage {
    /** Set, the page is written; otherwise it has to be what would be written. */
    static final String WRITE = "latchkey.indexes.write";

    private static final Path PAGE = Path.of("docs", "indexes.md");
    private static final Pattern INDEX_ROW = Pattern.compile("(?m)^(\\| `\\S+` \\| [^|]*\\|).*$");
    private static final Pattern QUERY = Pattern.compile("`(\\w+)( [^`]*)`");

    private final String service;
    private final PlannedQueries planned;
    private final List<PlanException> exceptions;

    IndexPage(String service, PlannedQueries planned, List<PlanException> exceptions) {
        this.service = service;
        this.planned = planned;
        this.exceptions = exceptions;
    }

    void check() {
        Path page = page();
        String before = read(page);
        String after = replaced(before);
        if (Boolean.getBoolean(WRITE)) {
            write(page, after);
        }
        assertThat(withoutQueries(read(page)))
                .as("%s says what there is; write it with -D%s=true", PAGE, WRITE)
                .isEqualTo(withoutQueries(after));
        assertThat(outdated(read(page)))
                .as("queries in %s that another index answers", PAGE)
                .isEmpty();
    }

    /** Which combinations of filters are asked for depends on which tests could run. */
    private static String withoutQueries(String page) {
        return INDEX_ROW.matcher(page).replaceAll("$1");
    }

    /** The queries of the page that the tests have sent, and that have another plan. */
    private List<String> outdated(String page) {
        return planned.indexes().entrySet().stream()
                .flatMap(each -> each.getValue().stream().flatMap(index -> outdated(page, each.getKey(), index)))
                .toList();
    }

    private Stream<String> outdated(String page, String collection, CreatedIndex index) {
        String row = beginning(collection, index);
        return page.lines()
                .filter(line -> line.startsWith(row))
                .flatMap(line -> QUERY.matcher(line.substring(row.length())).results())
                .map(query -> query.group(1) + " " + collection + query.group(2))
                .filter(shape -> planned.isAnsweredOtherwise(shape, index));
    }

    private static String beginning(String collection, CreatedIndex index) {
        return "| `%s` | %s | ".formatted(collection, index.text());
    }

    private String replaced(String page) {
        int from = page.indexOf(mark("begins")) + mark("begins").length();
        int to = page.indexOf(mark("ends"));
        assertThat(from).as("%s has a part for %s", PAGE, service).isPositive().isLessThanOrEqualTo(to);
        return page.substring(0, from) + text() + page.substring(to);
    }

    private String mark(String what) {
        return "<!-- " + service + " " + what + " -->\n";
    }

    private String text() {
        return Stream.concat(indexes(), exceptions()).collect(Collectors.joining("\n", "", "\n"));
    }

    private Stream<String> indexes() {
        Stream<String> rows = planned.indexes().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(index -> row(each.getKey(), index)));
        return Stream.concat(Stream.of("| collection | index | queries |", "|---|---|---|"), rows);
    }

    private String row(String collection, CreatedIndex index) {
        String served = planned.servedBy(collection, index).stream()
                .map(shape -> "`" + shape.replace(" " + collection, "") + "`")
                .collect(Collectors.joining("<br>"));
        return beginning(collection, index) + served + " |";
    }

    private Stream<String> exceptions() {
        Stream<String> rows = exceptions.stream()
                .map(each ->
                        "| `%s` | %s | %s |".formatted(each.query(), each.cost().text(), each.reason()));
        return exceptions.isEmpty()
                ? Stream.of()
                : Stream.concat(Stream.of("", "| queries | cost | why it is bounded |", "|---|---|---|"), rows);
    }

    private static Path page() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve(PAGE))) {
            directory = directory.getParent();
        }
        return directory.resolve(PAGE);
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path page, String text) {
        try {
            Files.writeString(page, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
