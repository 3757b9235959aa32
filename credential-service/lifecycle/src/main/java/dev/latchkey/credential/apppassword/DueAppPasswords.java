package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** The app passwords, in MongoDB, of which something is due, as {@link DueCriteria} says. */
public final class DueAppPasswords {
    private static final Document OLDEST_FIRST = new Document("_id", 1);

    private final MongoCollection<Document> collection;

    DueAppPasswords(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Those that have a successor and have not been retired yet, of all tenants. */
    Flux<AppPassword> rotated() {
        return find(DueCriteria.rotated().query());
    }

    /** Those, of all tenants, that expire before a moment, have not by now, and whose owner was not reminded of it. */
    public Flux<AppPassword> expiringBefore(Instant now, Instant moment) {
        return find(DueCriteria.expiresBefore(now, moment)
                .and(DueCriteria.notReminded(ReminderReason.EXPIRES))
                .query());
    }

    /** Those, of all tenants, that are rotated, stop working before a moment, and whose owner was not reminded of it. */
    public Flux<AppPassword> retiringBefore(Instant now, Instant moment) {
        return find(DueCriteria.retiresBefore(now, moment)
                .and(DueCriteria.notReminded(ReminderReason.RETIRES))
                .query());
    }

    /** Those of a tenant that are overdue for rotation, and whose owner was not reminded of it; oldest first. */
    public Flux<AppPassword> toRemindOfRotation(String tenant, Instant issuedBefore, Instant now) {
        return Flux.from(collection
                        .find(overdue(tenant, issuedBefore, now)
                                .and(DueCriteria.notReminded(ReminderReason.ROTATION_OVERDUE))
                                .query())
                        .sort(OLDEST_FIRST))
                .map(AppPasswordDocument::read);
    }

    /**
     * Those of a tenant that are overdue for rotation, oldest first.
     *
     * @param after id of the last one that is known already; empty is none
     */
    Flux<AppPassword> overdue(String tenant, Instant issuedBefore, Instant now, String after) {
        // Ids begin with the time of issue (UUIDv7), so their order is that of age.
        Document range = new Document("$gt", AppPassword.identity(tenant, after)).append("$lt", tenant + "0");
        Document wanted = new Document(
                "$and",
                List.of(
                        new Document("_id", range),
                        overdue(tenant, issuedBefore, now).query()));
        return Flux.from(collection.find(wanted).sort(OLDEST_FIRST)).map(AppPasswordDocument::read);
    }

    private static DueCriterion overdue(String tenant, Instant issuedBefore, Instant now) {
        return DueCriteria.ofTenant(tenant).and(DueCriteria.unrotatedSince(issuedBefore, now));
    }

    private Flux<AppPassword> find(Document wanted) {
        return Flux.from(collection.find(wanted)).map(AppPasswordDocument::read);
    }
}
