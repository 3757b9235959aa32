package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Instant;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The app passwords, in MongoDB, of which something is due, as {@link DueCriteria} says. */
public final class DueAppPasswords {
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

    /** Those of a tenant that are overdue for rotation, and whose owner was not reminded of it. */
    public Flux<AppPassword> toRemindOfRotation(String tenant, Instant issuedBefore, Instant now) {
        return find(overdue(tenant, issuedBefore, now)
                .and(DueCriteria.notReminded(ReminderReason.ROTATION_OVERDUE))
                .query());
    }

    /** Those of a tenant that are overdue for rotation, oldest first. */
    Mono<Page<AppPassword>> overdue(String tenant, Instant issuedBefore, Instant now, PageRequest request) {
        Document wanted = overdue(tenant, issuedBefore, now).query();
        return AppPasswords.OLDEST_FIRST.read(collection, wanted, request, AppPasswordDocument::read);
    }

    private static DueCriterion overdue(String tenant, Instant issuedBefore, Instant now) {
        return DueCriteria.ofTenant(tenant).and(DueCriteria.unrotatedSince(issuedBefore, now));
    }

    private Flux<AppPassword> find(Document wanted) {
        return Flux.from(collection.find(wanted)).map(AppPasswordDocument::read);
    }
}
