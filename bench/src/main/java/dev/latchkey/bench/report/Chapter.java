package dev.latchkey.bench.report;

import java.util.List;

/**
 * What one experiment has to say.
 *
 * @param name as {@code --only} and the markers in the document have it
 * @param tables the figures
 * @param notes what to know to read them
 */
public record Chapter(String name, List<ReportTable> tables, List<String> notes) {

    /** Copies the lists. */
    public Chapter {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /** As Markdown, which is also what a terminal is shown. */
    public String text() {
        var text = new StringBuilder();
        tables.forEach(table -> text.append(table).append("\n\n"));
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString().strip();
    }
}
