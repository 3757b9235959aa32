package dev.latchkey.notifier.notice;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.notifier.expiry.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * The notices, in MongoDB, until their links have ended. Replicas lease what is due, one at a time; the lease of one that
 * died runs out, and the mail is due again.
 */
final class OwnerNotices {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String DUE = "due";
    private static final String SENT = "sent";
    private static final String FAILED = "failed";
    private static final String LEASED = "lease";

    private final MongoCollection<Document> collection;
    private final Clock clock;

    OwnerNotices(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    static List<IndexModel> indexes() {
        return List.of(new IndexModel(new Document(DUE, 1)), Expiring.index());
    }

    /**
     * A notice, for one attempt to send a mail of it.
     *
     * @param sent   how many of its mails were sent
     * @param failed how many attempts have failed since
     * @param lease  whose attempt it is: what became of it counts only while nobody else has taken it, or ended it
     */
    record Leased(Notice notice, int sent, int failed, String lease) {}

    /** Adds one that is due at once, unless it is there already. */
    Mono<Void> add(Notice notice) {
        Document document = new Document("_id", notice.id())
                .append("tenant", notice.tenant())
                .append("account", notice.account())
                .append("credentials", notice.credentials())
                .append("kind", notice.kind().name())
                .append("label", notice.label())
                .append("at", notice.at())
                .append("who", notice.who())
                .append("until", notice.until())
                .append(DUE, clock.instant())
                .append(SENT, 0)
                .append(FAILED, 0)
                .append(Expiring.AT, notice.until());
        return Mono.from(collection.insertOne(document))
                .onErrorComplete(DuplicateKey::is)
                .then();
    }

    /** Takes the one that has been due the longest, if any is. */
    Mono<Leased> lease() {
        Instant now = clock.instant();
        Document due = new Document(DUE, new Document("$lte", now)).append("until", new Document("$gt", now));
        FindOneAndUpdateOptions oldest = new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .sort(new Document(DUE, 1));
        Document mine = new Document(DUE, now.plus(LEASE))
                .append(LEASED, UUID.randomUUID().toString());
        return Mono.from(collection.findOneAndUpdate(due, new Document("$set", mine), oldest))
                .map(found -> new Leased(
                        read(found),
                        StoredNumbers.intOf(found, SENT),
                        StoredNumbers.intOf(found, FAILED),
                        found.getString(LEASED)));
    }

    /** A mail was sent; the next is due then, or none is. */
    Mono<Void> sent(Leased leased, Duration next) {
        Document set = new Document(SENT, leased.sent() + 1).append(FAILED, 0);
        return leased.sent() == 0
                ? settle(leased, set.append(DUE, clock.instant().plus(next)), new Document())
                : settle(leased, set, new Document(DUE, ""));
    }

    /** A mail was not sent: it is due again after a while. */
    Mono<Void> failed(Leased leased, Duration pause) {
        Document set = new Document(FAILED, leased.failed() + 1)
                .append(DUE, clock.instant().plus(pause));
        return settle(leased, set, new Document());
    }

    /** No mail of it will ever be sent. */
    Mono<Void> givenUp(Leased leased) {
        return settle(leased, new Document(FAILED, leased.failed() + 1), new Document(DUE, ""));
    }

    private Mono<Void> settle(Leased leased, Document set, Document unset) {
        Document mine = new Document("_id", leased.notice().id()).append(LEASED, leased.lease());
        Document update = new Document("$set", set).append("$unset", unset.append(LEASED, ""));
        return Mono.from(collection.updateOne(mine, update)).then();
    }

    /** Its owner has said that it was not they; no further mail is needed, whoever is sending one. */
    Mono<Void> disowned(Notice notice) {
        Document update = new Document("$set", new Document("disownedAt", clock.instant()))
                .append("$unset", new Document(DUE, "").append(LEASED, ""));
        return Mono.from(collection.updateOne(new Document("_id", notice.id()), update))
                .then();
    }

    /** By the id that a signed link names; empty where it has ended. */
    Mono<Notice> byId(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first()).map(OwnerNotices::read);
    }

    private static Notice read(Document found) {
        return new Notice(
                found.getString("_id"),
                found.getString("tenant"),
                found.getString("account"),
                found.getList("credentials", String.class),
                NoticeKind.valueOf(found.getString("kind")),
                found.getString("label"),
                found.get("at", Date.class).toInstant(),
                found.getString("who"),
                found.get("until", Date.class).toInstant());
    }
}
