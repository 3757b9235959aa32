package dev.latchkey.audit.export;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of one file, piece by piece. It begins as soon as the log can be read, whether anything was found or not; where
 * nothing is found for long, the format may say something that means nothing, so that nobody takes the connection for dead.
 */
final class ExportLines {
    /** A step that finds nothing takes some hundredths of a second, some tenths at most. */
    private static final int LONG_SILENCE = 50;

    private final Function<Document, ObjectNode> view;
    private final ExportFormat format;
    private int silent;

    ExportLines(Function<Document, ObjectNode> view, ExportFormat format) {
        this.view = view;
        this.format = format;
    }

    /** A failure before the first piece must still be answered as one, so nothing is written before it is there. */
    Flux<String> of(Flux<List<Document>> pieces) {
        return pieces.map(this::text)
                .switchOnFirst((first, all) -> first.hasValue() ? all.startWith(format.opening()) : all);
    }

    private String text(List<Document> piece) {
        silent = piece.isEmpty() ? silent + 1 : 0;
        if (silent == LONG_SILENCE) {
            silent = 0;
            return format.filler();
        }
        return piece.stream().map(found -> format.line(view.apply(found))).collect(Collectors.joining());
    }
}
