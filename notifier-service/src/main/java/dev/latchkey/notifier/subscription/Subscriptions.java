package dev.latchkey.notifier.subscription;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.notifier.channel.SigningSecret;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The subscriptions. */
public final class Subscriptions {
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> collection;
    private final SecretBox box;
    private final Clock clock;

    Subscriptions(MongoCollection<Document> collection, SecretBox box, Clock clock) {
        this.collection = collection;
        this.box = box;
        this.clock = clock;
    }

    /** Those that an alert is for. */
    public Flux<Subscription> wanting(AlertRaised alert, Instant raisedAt) {
        return all(alert.tenant()).filter(each -> each.wants(alert, raisedAt));
    }

    /** One, if it is there. */
    public Mono<Subscription> find(String tenant, String id) {
        return Mono.from(collection.find(SubscriptionDocument.byId(tenant, id)).first())
                .map(SubscriptionDocument::read);
    }

    /** Switches one off. */
    public Mono<Void> disable(Subscription subscription, String because) {
        return change(byId(subscription), new Document("disabledBecause", because))
                .then();
    }

    /** What signs its webhooks now: its secret, and for a while the one before. */
    public List<SigningSecret> secrets(Subscription subscription) {
        Instant now = clock.instant();
        return subscription.secrets().stream()
                .filter(each -> each.signsAt(now))
                .map(each -> box.open(each, subscription.id()))
                .toList();
    }

    Mono<Page<Subscription>> list(String tenant, PageRequest page) {
        return PageOrder.oldestFirst("createdAt")
                .read(collection, new Document("tenant", tenant), page, SubscriptionDocument::read);
    }

    private Flux<Subscription> all(String tenant) {
        return Flux.from(collection.find(new Document("tenant", tenant))).map(SubscriptionDocument::read);
    }

    Mono<Long> count(String tenant) {
        return Mono.from(collection.countDocuments(new Document("tenant", tenant)));
    }

    Mono<Subscription> add(Subscription subscription) {
        return Mono.from(collection.insertOne(SubscriptionDocument.of(subscription)))
                .thenReturn(subscription);
    }

    /** Sets fields; empty where it is gone, or was changed since it was read. */
    Mono<Subscription> change(Subscription subscription, Document fields) {
        return change(asRead(subscription), fields);
    }

    private Mono<Subscription> change(Document which, Document fields) {
        Document update = new Document("$set", fields).append("$inc", new Document(SubscriptionDocument.VERSION, 1L));
        return Mono.from(collection.findOneAndUpdate(which, update, AFTER)).map(SubscriptionDocument::read);
    }

    /** Removes it; empty where it is gone, or was changed since it was read. */
    Mono<Subscription> remove(Subscription subscription) {
        return Mono.from(collection.findOneAndDelete(asRead(subscription))).map(SubscriptionDocument::read);
    }

    private static Document byId(Subscription subscription) {
        return SubscriptionDocument.byId(subscription.tenant(), subscription.id());
    }

    private static Document asRead(Subscription subscription) {
        return byId(subscription).append(SubscriptionDocument.VERSION, subscription.version());
    }
}
