package dev.latchkey.audit.search;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.kit.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads entries. While the database fails, callers are told at once instead of being kept waiting. */
public final class LogReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FETCH = 500;

    private final CircuitBreaker breaker;

    LogReader(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    Mono<Document> byId(MongoCollection<Document> log, String id) {
        Mono<Document> found = Mono.from(log.find(new Document(EntryFields.ID, id)));
        return found.timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, open -> away());
    }

    Mono<List<Document>> newest(MongoCollection<Document> log, LogQuery query, int atMost) {
        return Flux.from(log.find(query.condition()).sort(SearchCursor.ORDER).limit(atMost))
                .collectList()
                .timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, open -> away());
    }

    /** All that match, newest first, as fast as they are taken: nothing is piled up here. */
    public Flux<Document> all(MongoCollection<Document> log, LogQuery query) {
        return Flux.from(log.find(query.condition()).sort(SearchCursor.ORDER).batchSize(FETCH))
                // Only the first entry is waited for with a limit: after that the client sets the pace.
                .timeout(Mono.delay(PATIENCE), first -> Mono.never())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, open -> away());
    }

    private static ProblemException away() {
        return ProblemException.unavailable("The log cannot be read at the moment. Try again shortly.");
    }
}
