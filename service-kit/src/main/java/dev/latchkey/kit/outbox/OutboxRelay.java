package dev.latchkey.kit.outbox;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.publishing.EventPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what waits in outboxes: at once when asked after a write, and by looking again from time to time for what was
 * left behind by a process that died between the write and the send. In order for each aggregate; at least once. States
 * for a compacted topic are sent by one replica at a time, so that none appends an older one behind a newer one.
 */
public final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final FindOneAndUpdateOptions LEFT = new FindOneAndUpdateOptions()
            .returnDocument(ReturnDocument.AFTER)
            .projection(new Document(Outbox.FIELD, 1));

    private final EventPublisher publisher;
    private final DocumentLeases leases;
    private final KeyedSingleFlight<Aggregate> turns = new KeyedSingleFlight<>();

    OutboxRelay(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.leases = new DocumentLeases(publisher.producer().name(), clock);
    }

    /**
     * Sends what waits in one document. One request at a time looks at a document; those that come meanwhile share
     * the next look. Goes on when the subscriber leaves.
     *
     * @return completes when everything that waited is on the record; fails when the broker does not acknowledge it,
     *     in which case it goes on waiting in the document
     */
    public Mono<Void> relay(MongoCollection<Document> collection, Object id) {
        return turns.next(new Aggregate(collection.getNamespace().getFullName(), id), once(collection, id));
    }

    /** How many documents are being looked at. */
    int underWay() {
        return turns.size();
    }

    /**
     * Sends what waits in one document, or leaves it to the sweeper: the change is safe either way.
     *
     * @return whether everything that waited is on the record now
     */
    public Mono<Boolean> tryRelay(MongoCollection<Document> collection, Object id) {
        return relay(collection, id).thenReturn(true).onErrorResume(failure -> {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("a change is saved; its event is sent later");
            return Mono.just(false);
        });
    }

    private Mono<Void> once(MongoCollection<Document> collection, Object id) {
        return Mono.defer(() -> Mono.from(collection
                        .find(new Document("_id", id))
                        .projection(new Document(Outbox.FIELD, 1))
                        .first()))
                .map(OutboxRelay::waiting)
                .flatMap(waiting -> waiting.stream().anyMatch(Outbox::isState)
                        ? leases.holding(collection, id, lease -> sendAll(collection, id, lease))
                        : sendAll(collection, id, waiting, () -> {}));
    }

    private static List<Document> waiting(Document found) {
        return found.getList(Outbox.FIELD, Document.class, List.of());
    }

    /** Under a lease, what waits is what waited when it was taken. */
    private Mono<Void> sendAll(MongoCollection<Document> collection, Object id, DocumentLeases.Lease lease) {
        return sendAll(collection, id, waiting(lease.document()), lease::check);
    }

    /** One after the other. What was sent is forgotten even where the next one fails, so that it is not sent behind. */
    private Mono<Void> sendAll(
            MongoCollection<Document> collection, Object id, List<Document> waiting, Runnable beforeEach) {
        List<String> sent = new ArrayList<>(waiting.size());
        return Flux.fromIterable(waiting)
                .concatMap(entry -> Mono.fromRunnable(beforeEach)
                        .then(send(entry))
                        .doOnSuccess(done -> sent.add(entry.getString("id"))))
                .then()
                .onErrorResume(failure ->
                        forget(collection, id, sent).onErrorComplete().then(Mono.error(failure)))
                .then(Mono.defer(() -> forget(collection, id, sent)));
    }

    private Mono<Void> send(Document entry) {
        return Mono.defer(() -> Mono.fromFuture(publisher.publish(Outbox.read(entry)), true));
    }

    /**
     * By {@code _id} alone, which every database looks up: takes the mark away with the events, and puts it back where
     * there are newer ones. The sweeper does not depend on the mark, so nothing is forgotten if we die in between.
     */
    private static Mono<Void> forget(MongoCollection<Document> collection, Object id, List<String> sent) {
        if (sent.isEmpty()) {
            return Mono.empty();
        }
        Document byId = new Document("_id", id);
        Document gone = new Document(Outbox.FIELD, new Document("id", new Document("$in", sent)));
        Document update = new Document("$pull", gone).append("$unset", new Document(Outbox.PENDING, ""));
        return Mono.from(collection.findOneAndUpdate(byId, update, LEFT))
                .filter(left ->
                        !left.getList(Outbox.FIELD, Document.class, List.of()).isEmpty())
                .flatMap(left -> Mono.from(collection.updateOne(byId, mark(left))))
                .then();
    }

    private static Document mark(Document left) {
        Document oldest = left.getList(Outbox.FIELD, Document.class, List.of()).getFirst();
        return new Document("$set", new Document(Outbox.PENDING, oldest.getDate("since")));
    }

    private record Aggregate(String collection, Object id) {}
}
