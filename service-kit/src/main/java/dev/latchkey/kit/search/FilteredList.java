package dev.latchkey.kit.search;

import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Cursor;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a filter lets through of a collection, in an order, a part at a time. No query goes further than it is told, and
 * none goes on in the database for long when nobody waits for it any more.
 */
final class FilteredList {
    /** So many are sorted by the database rather than looked for in the order of the list. */
    private static final int FEW = 1_000;

    private static final long AT_MOST_SECONDS = 4;

    private final MongoCollection<Document> collection;
    private final SearchFilter filter;
    private final PageOrder order;
    private final Mono<Boolean> few;

    FilteredList(MongoCollection<Document> collection, SearchFilter filter, PageOrder order) {
        this.collection = collection;
        this.filter = filter;
        this.order = order;
        this.few = filter.narrow().isEmpty() ? Mono.just(false) : count().cache();
    }

    private Mono<Boolean> count() {
        CountOptions atMost = new CountOptions().limit(FEW + 1).maxTime(AT_MOST_SECONDS, TimeUnit.SECONDS);
        return Mono.from(collection.countDocuments(filter.narrow(), atMost)).map(found -> found <= FEW);
    }

    /**
     * The next part.
     *
     * @param behind where it begins; null is the beginning of the list
     * @param size   how many documents it has at most
     * @param wanted how many of those that match are wanted at most: then it ends with the last of them
     */
    Mono<SearchStep> step(@Nullable Cursor behind, int size, int wanted) {
        Document rest = order.rest(filter.indexed(), behind);
        if (filter.remaining().isEmpty()) {
            return matching(rest, wanted, Optional.empty());
        }
        return few.flatMap(few -> few ? Mono.just(Optional.<Document>empty()) : lastOf(rest, size))
                .flatMap(last -> matching(rest, wanted, last));
    }

    /** Up to a document, where there is one. */
    private Mono<SearchStep> matching(Document rest, int wanted, Optional<Document> last) {
        Document part = last.map(document -> order.upTo(rest, document)).orElse(rest);
        return Flux.from(sorted(PageOrder.both(part, filter.remaining()))
                        .limit(wanted)
                        .batchSize(wanted))
                .collectList()
                .map(found -> new SearchStep(found, found.size() < wanted ? last.orElse(null) : found.getLast()));
    }

    /** The last of so many documents; empty where there are fewer. */
    private Mono<Optional<Document>> lastOf(Document rest, int size) {
        Document position = new Document(order.sort());
        position.replaceAll((field, direction) -> 1);
        return Mono.from(sorted(rest).skip(size - 1).limit(1).projection(position))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private FindPublisher<Document> sorted(Document wanted) {
        return collection.find(wanted).sort(order.sort()).maxTime(AT_MOST_SECONDS, TimeUnit.SECONDS);
    }
}
