package dev.latchkey.audit.search;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Reads entries. While the database fails, callers are told at once instead of being kept waiting. */
public final class LogReader {
    private static final int FETCH = 500;
    private static final PageOrder NEWEST_FIRST = PageOrder.newestFirst(EntryFields.AT);

    private final DatabaseBreaker breaker;

    LogReader(DatabaseBreaker breaker) {
        this.breaker = breaker;
    }

    Mono<Document> byId(MongoCollection<Document> log, String id) {
        Mono<Document> found = Mono.from(log.find(new Document(EntryFields.ID, id)));
        return breaker.guard(found);
    }

    Mono<Page<ObjectNode>> page(
            MongoCollection<Document> log, LogQuery query, PageRequest request, Function<Document, ObjectNode> view) {
        return breaker.guard(NEWEST_FIRST.read(log, query.condition(), request, view));
    }

    /** All that match, newest first, as fast as they are taken: nothing is piled up here. */
    public Flux<Document> all(MongoCollection<Document> log, LogQuery query) {
        return breaker.guardFirst(
                Flux.from(log.find(query.condition()).sort(NEWEST_FIRST.sort()).batchSize(FETCH)));
    }
}
