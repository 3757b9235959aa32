package dev.latchkey.credential.migration;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.retry.RetryPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The devices that sign in by a password alone, or did, in MongoDB. Every query names the tenant. */
final class Devices {
    private static final RetryPolicy OVERTAKEN = RetryPolicy.atOnce(10);
    private static final Document BY_LOGIN = new Document("login", 1).append("_id", 1);

    private final MongoCollection<Document> collection;

    Devices(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    static Indexes indexes(String collection) {
        return new Indexes(
                collection,
                List.of(
                        new IndexModel(
                                new Document("tenant", 1).append("login", 1).append("_id", 1)),
                        new IndexModel(
                                new Document(DeviceDocument.LINK, 1),
                                new IndexOptions().unique(true).sparse(true))));
    }

    Mono<Device> byId(String tenant, String id) {
        return Mono.from(collection
                        .find(new Document("_id", Device.identity(tenant, id)))
                        .first())
                .map(DeviceDocument::read)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("device", id)));
    }

    /** All of a tenant, by login. */
    Flux<Device> all(String tenant) {
        return matching(tenant, DeviceFilter.ALL, null, null);
    }

    /**
     * Those that match, by login.
     *
     * @param after {@link #position} of the last one that is known; absent is none
     * @param last  the position behind which none is looked at; absent is none
     */
    Flux<Device> matching(String tenant, DeviceFilter filter, @Nullable Cursor after, @Nullable Cursor last) {
        Document wanted = behind(filter.query(tenant), after);
        Document part = last == null ? wanted : PageOrder.both(wanted, bound(last, "$lt", "$lte"));
        return Flux.from(collection.find(part).sort(BY_LOGIN)).map(DeviceDocument::read);
    }

    /** The position of the last of the next so many devices of a tenant; empty where there are fewer. */
    Mono<Cursor> last(String tenant, @Nullable Cursor after, int many) {
        Document next = behind(new Document("tenant", tenant), after);
        return Mono.from(collection.find(next).sort(BY_LOGIN).skip(many - 1).limit(1))
                .map(DeviceDocument::read)
                .map(Devices::position);
    }

    private static Document behind(Document wanted, @Nullable Cursor after) {
        return after == null ? wanted : PageOrder.both(wanted, bound(after, "$gt", "$gt"));
    }

    /** Said of the login alone too, where an index is entered; the alternatives tell those of that very login apart. */
    private static Document bound(Cursor position, String beyond, String ofSame) {
        String login = position.values(2).getFirst();
        Document otherLogin = new Document("login", new Document(beyond, login));
        Document sameLogin = new Document("login", login)
                .append("_id", new Document(ofSame, position.values(2).getLast()));
        return new Document("login", new Document(beyond + "e", login)).append("$or", List.of(otherLogin, sameLogin));
    }

    /** Where a device stands among those that match. */
    static Cursor position(Device device) {
        return Cursor.after(device.login(), device.identity());
    }

    /**
     * Takes note of devices that were seen. Whatever was noted may be given again.
     *
     * @param seen of one tenant, each once
     * @return the ids of those that were not known before
     */
    Mono<Set<String>> note(Collection<Device> seen) {
        Set<String> fresh = new HashSet<>();
        return Mono.defer(() -> known(seen))
                .flatMap(known -> write(changes(seen, known, fresh)))
                .retryWhen(OVERTAKEN.of(DeviceChangedException.class))
                .thenReturn(fresh);
    }

    private Mono<Map<String, Device>> known(Collection<Device> seen) {
        List<String> identities = seen.stream().map(Device::identity).toList();
        return Flux.from(collection.find(new Document("_id", new Document("$in", identities))))
                .map(DeviceDocument::read)
                .collectMap(Device::id);
    }

    private static List<WriteModel<Document>> changes(
            Collection<Device> seen, Map<String, Device> known, Set<String> fresh) {
        List<WriteModel<Document>> changes = new ArrayList<>();
        for (Device each : seen) {
            Device before = known.get(each.id());
            if (before == null) {
                fresh.add(each.id());
                changes.add(new InsertOneModel<>(DeviceDocument.write(each)));
            } else if (!before.seenAs(each).seen().equals(before.seen())) {
                changes.add(new UpdateOneModel<>(
                        same(before),
                        next(before, DeviceDocument.write(before.seenAs(each).seen()))));
            }
        }
        return changes;
    }

    private static Document same(Device before) {
        return new Document("_id", before.identity()).append("version", before.version());
    }

    private static Document next(Device before, Document set) {
        return new Document("$set", set.append("version", before.version() + 1));
    }

    /** What others wrote at the same time is read again: what is written already is not written twice. */
    private Mono<Void> write(List<WriteModel<Document>> changes) {
        return changes.isEmpty()
                ? Mono.empty()
                : Mono.from(collection.bulkWrite(changes, new BulkWriteOptions().ordered(false)))
                        .map(done -> done.getInsertedCount() + done.getMatchedCount() == changes.size())
                        .onErrorResume(DuplicateKey::is, taken -> Mono.just(false))
                        .flatMap(all -> all ? Mono.<Void>empty() : Mono.error(new DeviceChangedException()));
    }

    /**
     * Writes a plan.
     *
     * @return fails with a {@link DeviceChangedException} where somebody else has written the device since, and with
     *     a 409 problem where another device has that app password
     */
    Mono<Void> plan(Device before, MigrationPlan plan) {
        Document update = next(before, DeviceDocument.write(plan));
        if (plan.credential() == null) {
            update.append("$unset", new Document(DeviceDocument.LINK, ""));
        } else {
            String link = before.tenant() + "/" + plan.credential() + "/" + before.protocol();
            update.get("$set", Document.class).append(DeviceDocument.LINK, link);
        }
        return Mono.from(collection.updateOne(same(before), update))
                .onErrorMap(
                        DuplicateKey::is,
                        taken -> ProblemException.conflict(
                                "The app password is linked to another device that signs in by " + before.protocol()
                                        + "."))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(DeviceChangedException::new))
                .then();
    }
}
