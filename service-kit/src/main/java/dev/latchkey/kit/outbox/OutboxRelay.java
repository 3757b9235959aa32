package dev.latchkey.kit.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.Outgoing;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what waits in outboxes: at once when asked after a write, and by looking again from time to time for what was
 * left behind by a process that died between the write and the send. In order for each aggregate; at least once.
 */
public final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final EventPublisher publisher;
    private final ConcurrentHashMap<Aggregate, Mono<Void>> underWay = new ConcurrentHashMap<>();

    OutboxRelay(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Sends what waits in one document; requests for the same document queue up behind one another.
     *
     * @return completes when everything that waited is on the record; fails when the broker does not acknowledge it,
     *     in which case it goes on waiting in the document
     */
    public Mono<Void> relay(MongoCollection<Document> collection, Object id) {
        return Mono.defer(() -> {
            Aggregate aggregate = new Aggregate(collection.getNamespace().getFullName(), id);
            Mono<Void> mine = underWay.compute(
                    aggregate,
                    (key, before) -> behind(before, once(collection, id)).cache());
            return mine.doFinally(end -> underWay.remove(aggregate, mine));
        });
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

    private static Mono<Void> behind(@Nullable Mono<Void> before, Mono<Void> next) {
        return before == null ? next : before.onErrorComplete().then(next);
    }

    private Mono<Void> once(MongoCollection<Document> collection, Object id) {
        Document byId = new Document("_id", id);
        return Mono.from(collection
                        .find(byId)
                        .projection(new Document(Outbox.FIELD, 1))
                        .first())
                .flatMapMany(found -> Flux.fromIterable(found.getList(Outbox.FIELD, Document.class, List.of())))
                .concatMap(entry -> send(entry).thenReturn(entry.getString("id")))
                .collectList()
                .flatMap(sent -> sent.isEmpty() ? Mono.empty() : forget(collection, byId, sent));
    }

    private Mono<Void> send(Document entry) {
        Outgoing out = Outbox.read(entry);
        return Mono.fromFuture(() -> publisher.publish(out), true);
    }

    private static Mono<Void> forget(MongoCollection<Document> collection, Document byId, List<String> sent) {
        Document gone = new Document(Outbox.FIELD, new Document("id", new Document("$in", sent)));
        Document ifEmpty = new Document(byId).append(Outbox.FIELD, new Document("$size", 0));
        return Mono.from(collection.updateOne(byId, new Document("$pull", gone)))
                .then(Mono.from(
                        collection.updateOne(ifEmpty, new Document("$unset", new Document(Outbox.PENDING, "")))))
                .then();
    }

    private record Aggregate(String collection, Object id) {}
}
