package dev.latchkey.audit.export;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How an export is written. */
sealed interface ExportFormat permits NdjsonFormat, CsvFormat {
    /** The names that the parameter {@code format} takes. */
    List<String> NAMES = List.of("ndjson", "csv");

    /** The media type. */
    String contentType();

    /** The ending of the file's name. */
    String ending();

    /** What stands before the first entry. */
    String opening();

    /** An entry, with the end of its line. */
    String line(ObjectNode entry);

    /** What may stand between two lines and means nothing; empty where the format has no such thing. */
    String filler();
}
