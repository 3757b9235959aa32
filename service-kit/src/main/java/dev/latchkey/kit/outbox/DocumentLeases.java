package dev.latchkey.kit.outbox;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.publishing.NotAcknowledgedException;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Lets one replica at a time send what waits in a document. One that fails keeps its lease until it runs out: the number
 * that it took may still be filled meanwhile, and nobody may have sent something newer before.
 */
final class DocumentLeases {
    private static final String FIELD = "outboxLease";
    private static final String BY = FIELD + ".by";
    private static final String UNTIL = FIELD + ".until";
    private static final Duration LASTS = Duration.ofSeconds(10);
    /** What is begun by then is acknowledged or has failed before the lease runs out. */
    private static final Duration LAST_START = Duration.ofSeconds(6);

    private static final FindOneAndUpdateOptions FRESH = new FindOneAndUpdateOptions()
            .returnDocument(ReturnDocument.AFTER)
            .projection(new Document(Outbox.FIELD, 1));
    private static final RetryPolicy ANOTHERS = new RetryPolicy(8, Duration.ofMillis(50), Duration.ofMillis(400), 0.5);

    private final String holder;
    private final Clock clock;

    /** @param holder names this process, and none before it */
    DocumentLeases(String holder, Clock clock) {
        this.holder = holder;
        this.clock = clock;
    }

    /**
     * Does some work while no other replica does.
     *
     * @param work is given the document as it was when the lease was taken
     * @return fails with {@link NotAcknowledgedException} where another one keeps it
     */
    Mono<Void> holding(MongoCollection<Document> collection, Object id, Function<Lease, Mono<Void>> work) {
        return Mono.defer(() -> take(collection, id))
                .retryWhen(ANOTHERS.of(NotAcknowledgedException.class))
                .flatMap(lease -> work.apply(lease).thenReturn(lease))
                .flatMap(done -> giveBack(collection, id));
    }

    private Mono<Lease> take(MongoCollection<Document> collection, Object id) {
        Instant now = clock.instant();
        Document free = new Document("_id", id)
                .append(
                        "$or",
                        List.of(
                                new Document(FIELD, new Document("$exists", false)),
                                new Document(BY, holder),
                                new Document(UNTIL, new Document("$lt", Date.from(now)))));
        Document lease = new Document("by", holder).append("until", Date.from(now.plus(LASTS)));
        return Mono.from(collection.findOneAndUpdate(free, new Document("$set", new Document(FIELD, lease)), FRESH))
                .map(document -> new Lease(document, now.plus(LAST_START), clock))
                .switchIfEmpty(Mono.error(() -> new NotAcknowledgedException("another replica sends what waits")));
    }

    private Mono<Void> giveBack(MongoCollection<Document> collection, Object id) {
        Document mine = new Document("_id", id).append(BY, holder);
        return Mono.from(collection.updateOne(mine, new Document("$unset", new Document(FIELD, ""))))
                .onErrorComplete()
                .then();
    }

    /** What was found when the lease was taken, and until when something may be begun under it. */
    record Lease(Document document, Instant until, Clock clock) {
        /** @throws NotAcknowledgedException where it is too late to begin */
        void check() {
            if (clock.instant().isAfter(until)) {
                throw new NotAcknowledgedException("the lease is about to run out; the rest is sent later");
            }
        }
    }
}
