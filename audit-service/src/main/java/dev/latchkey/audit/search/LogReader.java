package dev.latchkey.audit.search;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.search.BoundedSearch;
import dev.latchkey.kit.search.SearchBudget;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import dev.latchkey.kit.security.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Reads entries. While the database fails, callers are told at once instead of being kept waiting. */
public final class LogReader {
    private static final PageOrder NEWEST_FIRST = PageOrder.newestFirst(EntryFields.AT);

    private final DatabaseBreaker breaker;
    private final BoundedSearch search;
    private final TenantConcurrencyLimit searches;

    LogReader(DatabaseBreaker breaker, SearchBudget budget, TenantConcurrencyLimit searches, InstantSource clock) {
        this.breaker = breaker;
        this.search = new BoundedSearch(NEWEST_FIRST, budget, breaker, clock);
        this.searches = searches;
    }

    Mono<Document> byId(MongoCollection<Document> log, String id) {
        Mono<Document> found = Mono.from(log.find(new Document(EntryFields.ID, id)));
        return breaker.guard(found);
    }

    Mono<Page<ObjectNode>> page(
            Caller caller,
            MongoCollection<Document> log,
            LogQuery query,
            PageRequest request,
            Function<Document, ObjectNode> view) {
        return searches.within(tenant(caller), search.page(log, query.parts(), request, view));
    }

    /** All that match, newest first, in pieces, as fast as they are taken; an empty piece tells that it has come further. */
    public Flux<List<Document>> all(MongoCollection<Document> log, LogQuery query) {
        return search.all(log, query.parts());
    }

    /** For whom a caller's searches and exports count; those of no tenant count together. */
    public static String tenant(Caller caller) {
        return Objects.requireNonNullElse(caller.tenantClaim(), "");
    }
}
