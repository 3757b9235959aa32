package dev.latchkey.notifier.alert;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.search.BoundedSearch;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The alerts of a tenant, newest first; a page whose search has used up its budget says how far it came. */
final class AlertSearch {
    private final MongoCollection<Document> collection;
    private final BoundedSearch search;

    AlertSearch(MongoCollection<Document> collection, BoundedSearch search) {
        this.collection = collection;
        this.search = search;
    }

    Mono<Page<Alert>> page(String tenant, AlertFilter filter, PageRequest page) {
        return search.page(collection, List.of(filter.search(tenant)), page, AlertDocument::read);
    }
}
