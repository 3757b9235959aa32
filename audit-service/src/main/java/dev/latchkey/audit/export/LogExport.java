package dev.latchkey.audit.export;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.audit.search.LogQuery;
import dev.latchkey.audit.search.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

/** Writes all that a query finds as a file, at the pace of whoever takes it. */
final class LogExport {
    private static final int LINES_PER_BUFFER = 100;

    private final LogReader reader;

    LogExport(LogReader reader) {
        this.reader = reader;
    }

    ResponseEntity<Flux<DataBuffer>> file(
            String name,
            MongoCollection<Document> log,
            LogQuery query,
            Function<Document, ObjectNode> view,
            ExportFormat format) {
        Flux<String> lines = reader.all(log, query).map(found -> format.line(view.apply(found)));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.ending() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file(lines, format.opening()));
    }

    /** A failure before the first entry must still be answered as one, so nothing is written before it is there. */
    private static Flux<DataBuffer> file(Flux<String> lines, String opening) {
        return lines.buffer(LINES_PER_BUFFER)
                .map(some -> String.join("", some))
                .switchOnFirst((first, all) -> first.isOnError() ? all : all.startWith(opening))
                .map(LogExport::buffer);
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
