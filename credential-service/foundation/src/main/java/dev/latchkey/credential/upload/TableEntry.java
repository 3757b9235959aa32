package dev.latchkey.credential.upload;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table. */
public sealed interface TableEntry {
    /** Number of the line where it begins. */
    long line();

    /**
     * A row.
     *
     * @param cells by the names of their columns in lower case, without the space around them
     */
    record Row(long line, Map<String, String> cells) implements TableEntry {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** What is in the first of these columns that the table has; empty where it is blank. */
        public Optional<String> cell(String... columns) {
            for (String column : columns) {
                @Nullable String cell = cells.get(column);
                if (cell != null) {
                    return Optional.of(cell).filter(text -> !text.isEmpty());
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Something that is no row.
     *
     * @param reason why not; never with what is there, which might be a secret
     */
    record Broken(long line, String reason) implements TableEntry {}
}
