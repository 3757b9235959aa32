package dev.latchkey.notifier.delivery;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.notifier.expiry.Expiring;
import dev.latchkey.notifier.subscription.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * The deliveries. Replicas lease what is due, one document at a time; the lease of one that died runs out, and the
 * delivery is due again.
 */
final class Deliveries {
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    private static final FindOneAndUpdateOptions OLDEST_AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).sort(new Document("due", 1));

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Duration lease;
    private final Duration keep;

    Deliveries(MongoCollection<Document> collection, Clock clock, Duration lease, Duration keep) {
        this.collection = collection;
        this.clock = clock;
        this.lease = lease;
        this.keep = keep;
    }

    /** Adds the delivery of an alert to a subscription, unless there is one already. */
    Mono<Void> add(AlertRaised alert, Instant raisedAt, Subscription subscription, Instant due) {
        return Mono.from(collection.insertOne(DeliveryDocument.pending(alert, raisedAt, subscription, due)))
                .onErrorComplete(DuplicateKey::is)
                .then();
    }

    /** Takes the one that has been due the longest, if any is. */
    Mono<Delivery> lease() {
        Instant now = clock.instant();
        Document due = new Document("state", DeliveryState.PENDING.name()).append("due", new Document("$lte", now));
        Document mine = new Document("due", now.plus(lease))
                .append("lease", UUID.randomUUID().toString());
        return Mono.from(collection.findOneAndUpdate(due, new Document("$set", mine), OLDEST_AFTER))
                .map(DeliveryDocument::read);
    }

    Mono<Void> delivered(Delivery delivery) {
        return settle(delivery, DeliveryState.DELIVERED, new Document());
    }

    Mono<Void> dead(Delivery delivery, String error) {
        Document fields = new Document("lastError", error).append("attempts", delivery.attempts() + 1);
        return settle(delivery, DeliveryState.DEAD, fields);
    }

    Mono<Void> failed(Delivery delivery, String error, Instant nextTry) {
        Document fields = new Document("lastError", error)
                .append("attempts", delivery.attempts() + 1)
                .append("due", nextTry);
        return giveBack(delivery, fields);
    }

    Mono<Void> deferred(Delivery delivery, Instant nextTry) {
        return giveBack(delivery, new Document("due", nextTry));
    }

    private Mono<Void> settle(Delivery delivery, DeliveryState state, Document fields) {
        Instant now = clock.instant();
        fields.append("state", state.name()).append("settledAt", now).append(Expiring.AT, now.plus(keep));
        return giveBack(delivery, fields);
    }

    /** Writes only while the lease holds: if it ran out, another replica's attempt has the say. */
    private Mono<Void> giveBack(Delivery delivery, Document fields) {
        Document held = DeliveryDocument.byId(delivery.tenant(), delivery.id()).append("lease", delivery.lease());
        Document update = new Document("$set", fields)
                .append("$unset", new Document("lease", "").append(DeliveryDocument.ASKED, ""));
        return Mono.from(collection.updateOne(held, update)).then();
    }

    Mono<Delivery> find(String tenant, String id) {
        return Mono.from(collection.find(DeliveryDocument.byId(tenant, id)).first())
                .map(DeliveryDocument::read);
    }

    /** Has one attempted now: a dead one from the start, one that waits without its wait. Empty where neither is so any more. */
    Mono<Delivery> retry(Delivery delivery) {
        return switch (delivery.state()) {
            case DEAD -> revive(delivery);
            case PENDING -> hurry(delivery);
            case DELIVERED -> Mono.empty();
        };
    }

    private Mono<Delivery> revive(Delivery dead) {
        Document stillDead = DeliveryDocument.byId(dead.tenant(), dead.id()).append("state", DeliveryState.DEAD.name());
        Document fresh = now().append("state", DeliveryState.PENDING.name()).append("attempts", 0);
        Document gone = new Document("settledAt", "").append(Expiring.AT, "");
        return Mono.from(collection.findOneAndUpdate(
                        stillDead, new Document("$set", fresh).append("$unset", gone), AFTER))
                .map(DeliveryDocument::read);
    }

    /** What is being attempted at this moment goes on as it is. */
    private Mono<Delivery> hurry(Delivery waiting) {
        Document pending =
                DeliveryDocument.byId(waiting.tenant(), waiting.id()).append("state", DeliveryState.PENDING.name());
        Document waits = new Document(pending).append("lease", null);
        return Mono.from(collection.findOneAndUpdate(waits, new Document("$set", now()), AFTER))
                .switchIfEmpty(Mono.from(collection.find(pending).first()))
                .map(DeliveryDocument::read);
    }

    private Document now() {
        return new Document("due", clock.instant()).append(DeliveryDocument.ASKED, true);
    }
}
