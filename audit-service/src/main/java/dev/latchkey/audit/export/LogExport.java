package dev.latchkey.audit.export;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.audit.search.LogQuery;
import dev.latchkey.audit.search.LogReader;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import dev.latchkey.kit.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

/** Writes all that a query finds as a file, at the pace of whoever takes it, while they take anything at all. */
final class LogExport {
    private final LogReader reader;
    private final TenantConcurrencyLimit exports;
    private final Duration stalled;

    LogExport(LogReader reader, TenantConcurrencyLimit exports, Duration stalled) {
        this.reader = reader;
        this.exports = exports;
        this.stalled = stalled;
    }

    ResponseEntity<Flux<DataBuffer>> file(
            Caller caller,
            String name,
            MongoCollection<Document> log,
            LogQuery query,
            Function<Document, ObjectNode> view,
            ExportFormat format) {
        Flux<DataBuffer> lines = Flux.defer(() -> new ExportLines(view, format).of(reader.all(log, query)))
                .timeout(stalled)
                .map(LogExport::buffer);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.ending() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(exports.within(LogReader.tenant(caller), lines));
    }

    static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
