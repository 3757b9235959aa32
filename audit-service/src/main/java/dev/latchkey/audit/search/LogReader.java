package dev.latchkey.audit.search;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads entries. While the database fails, callers are told at once instead of being kept waiting. */
public final class LogReader {
    private static final int FETCH = 500;

    private final DatabaseBreaker breaker;

    LogReader(DatabaseBreaker breaker) {
        this.breaker = breaker;
    }

    Mono<Document> byId(MongoCollection<Document> log, String id) {
        Mono<Document> found = Mono.from(log.find(new Document(EntryFields.ID, id)));
        return breaker.guard(found);
    }

    Mono<List<Document>> newest(MongoCollection<Document> log, LogQuery query, int atMost) {
        return breaker.guard(
                Flux.from(log.find(query.condition()).sort(SearchCursor.ORDER).limit(atMost))
                        .collectList());
    }

    /** All that match, newest first, as fast as they are taken: nothing is piled up here. */
    public Flux<Document> all(MongoCollection<Document> log, LogQuery query) {
        return breaker.guardFirst(
                Flux.from(log.find(query.condition()).sort(SearchCursor.ORDER).batchSize(FETCH)));
    }
}
