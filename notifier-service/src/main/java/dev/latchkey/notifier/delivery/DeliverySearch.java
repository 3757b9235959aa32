package dev.latchkey.notifier.delivery;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.search.BoundedSearch;
import dev.latchkey.kit.search.SearchFilter;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The deliveries, those of the newest alerts first; a page whose search has used up its budget says how far it came. */
final class DeliverySearch {
    private final MongoCollection<Document> collection;
    private final BoundedSearch search;

    DeliverySearch(MongoCollection<Document> collection, BoundedSearch search) {
        this.collection = collection;
        this.search = search;
    }

    Mono<Page<DeliveryView>> page(SearchFilter filter, PageRequest page) {
        return search.page(collection, List.of(filter), page, found -> DeliveryView.of(DeliveryDocument.read(found)));
    }
}
