package dev.latchkey.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that reads well both as plain text and as Markdown: the first column to the left, figures to the right. */
public final class ReportTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** With these headings. */
    public ReportTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** One more row. */
    public ReportTable row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("row of " + cells.length + " cells (expected: "
                    + rows.getFirst().size() + ")");
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(line(row)));
        lines.add(1, rule());
        return String.join("\n", lines);
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> i == 0 ? pad(row.get(i), width(i)) : padLeft(row.get(i), width(i)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String rule() {
        return IntStream.range(0, rows.getFirst().size())
                .mapToObj(i -> i == 0 ? "-".repeat(width(i) + 2) : "-".repeat(width(i) + 1) + ":")
                .collect(Collectors.joining("|", "|", "|"));
    }

    private int width(int column) {
        return Math.max(
                2,
                Collections.max(
                        rows.stream().map(row -> row.get(column).length()).toList()));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
