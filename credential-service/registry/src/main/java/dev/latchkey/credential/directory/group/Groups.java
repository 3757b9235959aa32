package dev.latchkey.credential.directory.group;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The groups, in MongoDB. Every query names the tenant. */
public final class Groups {
    private final MongoCollection<Document> collection;
    private final Clock clock;

    Groups(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    Mono<Group> byId(String tenant, String id) {
        return Mono.from(collection
                        .find(new Document("_id", Group.identity(tenant, id)))
                        .first())
                .map(Groups::read);
    }

    /**
     * Groups, by their age.
     *
     * @param member      only those that have this one
     * @param withMembers false leaves the members out
     */
    Flux<Group> all(String tenant, Optional<String> member, boolean withMembers) {
        Document wanted = member.map(id -> new Document("tenant", tenant).append("members", id))
                .orElseGet(() -> ofTenant(tenant));
        FindPublisher<Document> found = collection.find(wanted).sort(new Document("_id", 1));
        return Flux.from(withMembers ? found : found.projection(new Document("members", 0)))
                .map(Groups::read);
    }

    /** By their ids, which begin with the tenant: in their order, and without those of others. */
    private static Document ofTenant(String tenant) {
        // '0' comes right behind the '/' of an identity.
        return new Document("_id", new Document("$gt", tenant + "/").append("$lt", tenant + "0"));
    }

    /** Whether one of these groups has the user. */
    public Mono<Boolean> anyHas(String tenant, Collection<String> groups, String user) {
        List<String> identities =
                groups.stream().map(id -> Group.identity(tenant, id)).toList();
        Document having = new Document("_id", new Document("$in", identities)).append("members", user);
        return Mono.from(collection
                        .find(having)
                        .projection(new Document("_id", 1))
                        .first())
                .hasElement();
    }

    /** The ids of the groups that have this user. */
    public Mono<Set<String>> idsWith(String tenant, String user) {
        Document having = new Document("tenant", tenant).append("members", user);
        return Flux.from(collection.find(having).projection(new Document("id", 1)))
                .map(found -> Objects.requireNonNull(found.getString("id")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The groups that have this user, by their age. */
    public Flux<GroupReference> having(String tenant, String user) {
        return all(tenant, Optional.of(user), false).map(group -> new GroupReference(group.id(), group.displayName()));
    }

    Mono<Group> add(Group group) {
        Group now = group.changed(now());
        return Mono.from(collection.insertOne(write(now).append("_id", now.identity())))
                .thenReturn(now);
    }

    /** Empty where somebody else has written it since. */
    Mono<Group> replace(Group before, Group after) {
        Group now = after.changed(now());
        Document same = new Document("_id", before.identity()).append("version", before.version());
        return Mono.from(collection.updateOne(same, new Document("$set", write(now))))
                .filter(result -> result.getMatchedCount() == 1)
                .map(result -> now);
    }

    /** Empty where somebody else has written it since. */
    Mono<Group> remove(Group group) {
        Document same = new Document("_id", group.identity()).append("version", group.version());
        return Mono.from(collection.deleteOne(same))
                .filter(result -> result.getDeletedCount() == 1)
                .map(result -> group);
    }

    /** Takes a user out of all groups of the tenant. */
    public Mono<Void> forget(String tenant, String user) {
        Document having = new Document("tenant", tenant).append("members", user);
        Document without = new Document("$pull", new Document("members", user))
                .append("$inc", new Document("version", 1L))
                .append("$set", new Document("changedAt", Date.from(now())));
        return Mono.from(collection.updateMany(having, without)).then();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Document write(Group group) {
        @Nullable Instant changedAt = group.changedAt();
        return new Document("tenant", group.tenant())
                .append("id", group.id())
                .append("displayName", group.displayName())
                .append("externalId", group.externalId())
                .append("members", group.members())
                .append("changedAt", changedAt == null ? null : Date.from(changedAt))
                .append("version", group.version());
    }

    private static Group read(Document found) {
        return new Group(
                found.getString("tenant"),
                found.getString("id"),
                found.getString("displayName"),
                found.getString("externalId"),
                found.getList("members", String.class, List.of()),
                found.getDate("changedAt").toInstant(),
                StoredNumbers.longOf(found, "version"));
    }
}
