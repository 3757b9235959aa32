package dev.latchkey.credential.upload;

import dev.latchkey.kit.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table in CSV (RFC 4180) whose first row names its columns; they are separated as that row separates them: by commas,
 * semicolons or tabs, or as a line {@code sep=;} before it says. What is broken costs no more than its own line: a quote that is not closed does not swallow the
 * rest of the file.
 */
public final class CsvTable implements Iterator<TableEntry> {
    private static final int MOST_LINES = 100;
    /** For spreadsheets. */
    private static final Pattern SEPARATOR =
            Pattern.compile("\"?sep=(?<separator>[^\"])\"?\\s*", Pattern.CASE_INSENSITIVE);
    /** As PowerShell 5 writes it. */
    private static final Pattern TYPE = Pattern.compile("\"?#TYPE .*");

    private final Lines lines;
    private final Deque<Line> again = new ArrayDeque<>();
    private final CSVFormat format;
    private final List<String> columns;
    private @Nullable TableEntry next;

    /**
     * Reads the first row.
     *
     * @throws ProblemException 400 where there is none
     */
    public CsvTable(Lines lines) {
        this.lines = lines;
        Line first = firstLine();
        Matcher said = SEPARATOR.matcher(first.text());
        Line header = said.matches() ? firstLine() : first;
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(said.matches() ? said.group("separator").charAt(0) : separator(header.text()))
                .setIgnoreSurroundingSpaces(true)
                .get();
        this.columns = columns(header);
    }

    private Line firstLine() {
        while (lines.hasNext()) {
            Line line = lines.next();
            if (!line.text().isBlank() && !TYPE.matcher(line.text()).matches()) {
                return line;
            }
        }
        throw ProblemException.badField("body", "nothing", "a table whose first line names its columns");
    }

    private static char separator(String header) {
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        each -> header.chars().filter(c -> c == each).count()))
                .orElseThrow();
    }

    private List<String> columns(Line header) {
        return record(header.text())
                .filter(read -> header.whole())
                .map(read -> read.stream().map(CsvTable::columnName).toList())
                .orElseThrow(() -> ProblemException.badField(
                        "body", "a first line that is no row", "a table whose first line names its columns"));
    }

    private static String columnName(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Their names, in lower case. */
    public List<String> columns() {
        return columns;
    }

    /** What is left of it, read as it is asked for. */
    public Stream<TableEntry> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        while (next == null && (!again.isEmpty() || lines.hasNext())) {
            next = entry(nextLine());
        }
        return next != null;
    }

    @Override
    public TableEntry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        TableEntry entry = next;
        next = null;
        return entry;
    }

    private Line nextLine() {
        return again.isEmpty() ? lines.next() : again.removeFirst();
    }

    private @Nullable TableEntry entry(Line line) {
        if (line.whole() && line.text().isBlank()) {
            return null;
        }
        List<Line> taken = withWhatItsQuotesOpen(line);
        TableEntry entry = row(taken);
        if (entry instanceof TableEntry.Broken) {
            taken.subList(1, taken.size()).reversed().forEach(again::addFirst);
        }
        return entry;
    }

    private List<Line> withWhatItsQuotesOpen(Line first) {
        List<Line> taken = new ArrayList<>(List.of(first));
        int length = first.text().length();
        boolean open = isOpen(false, first);
        while (open && length < Lines.LONGEST && taken.size() < MOST_LINES && (!again.isEmpty() || lines.hasNext())) {
            Line line = nextLine();
            taken.add(line);
            length += line.text().length();
            open = isOpen(open, line);
        }
        return taken;
    }

    private static boolean isOpen(boolean before, Line line) {
        boolean odd = line.text().chars().filter(c -> c == '"').count() % 2 == 1;
        return before != odd;
    }

    private TableEntry row(List<Line> taken) {
        long number = taken.getFirst().number();
        if (!taken.stream().allMatch(Line::whole)) {
            return new TableEntry.Broken(number, "it is too long (expected: at most " + Lines.LONGEST + " characters)");
        }
        String text = String.join("\n", taken.stream().map(Line::text).toList());
        if (text.indexOf('\0') >= 0) {
            return new TableEntry.Broken(number, "it has a NUL character");
        }
        return record(text)
                .map(read -> row(number, read))
                .orElseGet(() ->
                        new TableEntry.Broken(number, "its quotes are not closed, or not where cells begin and end"));
    }

    private TableEntry row(long number, CSVRecord read) {
        if (read.size() != columns.size()) {
            return new TableEntry.Broken(
                    number,
                    "it has " + read.size() + " columns (expected: " + columns.size() + ", as in the first line)");
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            cells.putIfAbsent(columns.get(i), read.get(i).strip());
        }
        return new TableEntry.Row(number, cells);
    }

    /** Each by itself: the library would read on to the end of the file for the end of a quote. */
    private Optional<CSVRecord> record(String text) {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new java.io.StringReader(text))
                .setFormat(format)
                .get()) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
        } catch (IOException | UncheckedIOException broken) {
            return Optional.empty();
        }
    }
}
