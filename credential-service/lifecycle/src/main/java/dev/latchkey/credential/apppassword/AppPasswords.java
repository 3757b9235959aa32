package dev.latchkey.credential.apppassword;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordActivated;
import dev.latchkey.events.AppPasswordPinned;
import dev.latchkey.events.AppPasswordReminded;
import dev.latchkey.events.AppPasswordResumed;
import dev.latchkey.events.AppPasswordRetired;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.Event;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The app passwords, in MongoDB, each with the verifier of its secret. Every query names the tenant. */
public final class AppPasswords {
    private static final String REMINDED = "reminded";
    private static final List<String> OVER =
            List.of(AppPasswordState.REVOKED.name(), AppPasswordState.ROTATED_OUT.name());

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;

    AppPasswords(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** The app password that a secret's verifier belongs to; the tenant is part of what the verifier is made of. */
    public Mono<AppPassword> byVerifier(String tenant, String verifier) {
        return Mono.from(collection
                        .find(new Document(AppPasswordDocument.VERIFIER, verifier))
                        .first())
                .map(AppPasswordDocument::read)
                .filter(found -> found.tenant().equals(tenant));
    }

    Mono<AppPassword> byId(String tenant, String account, String id) {
        return Mono.from(collection
                        .find(new Document("_id", AppPassword.identity(tenant, id)))
                        .first())
                .map(AppPasswordDocument::read)
                .filter(found -> found.account().equals(account))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("app password", id)));
    }

    /** All of an account, oldest first. */
    public Flux<AppPassword> ofAccount(String tenant, String account) {
        Document owner = new Document("tenant", tenant).append("account", account);
        return Flux.from(collection.find(owner).sort(new Document("issuedAt", 1)))
                .map(AppPasswordDocument::read);
    }

    Mono<AppPassword> issue(AppPassword password, String verifier, int keyVersion, Actor by) {
        Document document = AppPasswordDocument.write(password)
                .append(AppPasswordDocument.VERIFIER, verifier)
                .append(AppPasswordDocument.KEY_VERSION, keyVersion);
        return Mono.from(collection.insertOne(outbox.into(document, AppPasswordDocument.issued(password, by))))
                .then(relay.tryRelay(collection, password.identity()))
                .thenReturn(password);
    }

    /**
     * Revokes for good; revoking what is revoked already changes nothing.
     *
     * @return whether every replica has been told by now
     */
    Mono<Boolean> revoke(AppPassword password, @Nullable String reason, Instant now, Actor by) {
        if (password.written() == AppPasswordState.REVOKED) {
            return relay.tryRelay(collection, password.identity());
        }
        Document set = new Document("state", AppPasswordState.REVOKED.name())
                .append("revokedAt", now)
                .append("revokeReason", reason);
        Event event = new AppPasswordRevoked(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                now,
                reason,
                by);
        return move(password, set, event);
    }

    /** Suspends; see {@link #revoke} for what it returns. */
    Mono<Boolean> suspend(AppPassword password, @Nullable String reason, Instant now, Actor by) {
        Suspension suspension = new Suspension(now, reason, password.written());
        Document set = new Document("state", AppPasswordState.SUSPENDED.name())
                .append("suspension", AppPasswordDocument.write(suspension));
        Event event = new AppPasswordSuspended(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                now,
                reason,
                by);
        return move(password, set, event);
    }

    /** Resumes; see {@link #revoke} for what it returns. */
    Mono<Boolean> resume(AppPassword password, Instant now, Actor by) {
        AppPasswordState before =
                Objects.requireNonNull(password.suspension(), "not suspended").from();
        Document set = new Document("state", before.name()).append("suspension", null);
        Event event = new AppPasswordResumed(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                now,
                by);
        return move(password, set, event);
    }

    /** Has a successor take over; see {@link #revoke} for what it returns. */
    Mono<Boolean> rotate(AppPassword password, SuccessorReference succession, Actor by) {
        Document set = new Document("state", AppPasswordState.RETIRING.name())
                .append("succession", AppPasswordDocument.write(succession));
        Event event = new AppPasswordRotated(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                succession.successor(),
                succession.rotatedAt(),
                succession.retiresAt(),
                by);
        return move(password, set, event);
    }

    /** Ends the time of one that has a successor; see {@link #revoke} for what it returns. */
    Mono<Boolean> retire(AppPassword password, Instant now, Actor by) {
        SuccessorReference succession = Objects.requireNonNull(password.succession(), "not rotated");
        Event event = new AppPasswordRetired(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                succession.successor(),
                now,
                by);
        return move(password, new Document("state", AppPasswordState.ROTATED_OUT.name()), event);
    }

    private Mono<Boolean> move(AppPassword password, Document set, Event event) {
        return change(password, set, event)
                .switchIfEmpty(Mono.error(ConcurrentChangeException::new))
                .then(relay.tryRelay(collection, password.identity()));
    }

    /** Those that have a successor and have not been retired yet, of all tenants: for the service's own housekeeping. */
    Flux<AppPassword> retiring() {
        return Flux.from(collection.find(new Document("state", AppPasswordState.RETIRING.name())))
                .map(AppPasswordDocument::read);
    }

    /**
     * Those of a tenant that were issued before a moment and have no successor, oldest first; some may be over by now.
     *
     * @param after id of the last one that is known already; empty is none
     */
    public Flux<AppPassword> unrotatedSince(String tenant, Instant before, String after) {
        // Ids begin with the time of issue (UUIDv7), so their order is that of age.
        Document range = new Document("$gt", AppPassword.identity(tenant, after)).append("$lt", tenant + "0");
        Document wanted = new Document("_id", range)
                .append("tenant", tenant)
                .append("issuedAt", new Document("$lt", before))
                .append("succession", null)
                .append(
                        "state",
                        new Document(
                                "$in",
                                List.of(
                                        AppPasswordState.PENDING.name(),
                                        AppPasswordState.ACTIVE.name(),
                                        AppPasswordState.SUSPENDED.name())));
        return Flux.from(collection.find(wanted).sort(new Document("_id", 1))).map(AppPasswordDocument::read);
    }

    /** Those, of all tenants, that expire before a moment and have not by now. */
    public Flux<AppPassword> expiringBefore(Instant now, Instant moment) {
        return find(new Document("expiresAt", between(now, moment)).append("state", new Document("$nin", OVER)));
    }

    /** Those, of all tenants, that have a successor and stop working before a moment. */
    public Flux<AppPassword> retiringBefore(Instant now, Instant moment) {
        return find(new Document("state", AppPasswordState.RETIRING.name())
                .append("succession.retiresAt", between(now, moment)));
    }

    private static Document between(Instant after, Instant before) {
        return new Document("$gt", after).append("$lt", before);
    }

    private Flux<AppPassword> find(Document wanted) {
        return Flux.from(collection.find(wanted)).map(AppPasswordDocument::read);
    }

    /** Puts on the record, once, that something is due; empty where it is there already, or somebody was faster. */
    public Mono<Boolean> remind(AppPassword password, ReminderReason due, Instant at, Instant now) {
        Document anew = new Document("_id", password.identity())
                .append("version", password.version())
                .append(REMINDED, new Document("$ne", due.wireName()));
        Document update = new Document("$set", new Document("version", password.version() + 1))
                .append("$addToSet", new Document(REMINDED, due.wireName()));
        Event event = new AppPasswordReminded(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                due.wireName(),
                at,
                now,
                Actor.service("credential-service"));
        return Mono.from(collection.updateOne(anew, outbox.onto(update, event)))
                .filter(result -> result.getMatchedCount() == 1)
                .flatMap(result -> relay.tryRelay(collection, password.identity()));
    }

    /** All of a tenant. */
    Flux<AppPassword> ofTenant(String tenant) {
        return Flux.from(collection.find(new Document("tenant", tenant))).map(AppPasswordDocument::read);
    }

    /** Binds it to networks; see {@link #revoke} for what it returns. */
    Mono<Boolean> pin(AppPassword password, List<Cidr> networks, Instant now, Actor by) {
        List<String> written = networks.stream().map(Cidr::toString).toList();
        Event event = new AppPasswordPinned(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                password.label(),
                written,
                now,
                by);
        return move(password, new Document("networks", written), event);
    }

    /** Notes the first use of a pending app password; empty where somebody else changed it meanwhile. */
    Mono<Boolean> activate(AppPassword password, Instant at, @Nullable String address, String protocol) {
        Document set = new Document("state", AppPasswordState.ACTIVE.name()).append("activatedAt", at);
        Event event = new AppPasswordActivated(
                password.tenant(),
                password.account(),
                password.id(),
                password.version() + 1,
                at,
                address,
                protocol,
                Actor.service("credential-service"));
        return change(password, set, event).flatMap(done -> relay.tryRelay(collection, password.identity()));
    }

    /** The app password of that id, whosever account it is in the tenant. */
    public Mono<AppPassword> ofTenant(String tenant, String id) {
        return Mono.from(collection
                        .find(new Document("_id", AppPassword.identity(tenant, id)))
                        .first())
                .map(AppPasswordDocument::read);
    }

    /** Empty where somebody else was faster: the version is part of the condition. */
    private Mono<Document> change(AppPassword password, Document set, Event event) {
        Document same = new Document("_id", password.identity()).append("version", password.version());
        Document update = outbox.onto(new Document("$set", set.append("version", password.version() + 1)), event);
        return Mono.from(collection.findOneAndUpdate(
                same, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    }

    /**
     * Has an app password recognised under another key from now on. Nothing else about it changes, so nobody is told:
     * what is remembered of it stays true.
     *
     * @param from version of the key that it is kept under
     * @return whether it was still kept under that one
     */
    public Mono<Boolean> rekey(AppPassword password, int from, Verifier to) {
        Document same = new Document("_id", password.identity()).append(AppPasswordDocument.KEY_VERSION, from);
        Document set = new Document(AppPasswordDocument.VERIFIER, to.value())
                .append(AppPasswordDocument.KEY_VERSION, to.keyVersion());
        return Mono.from(collection.findOneAndUpdate(
                        same,
                        new Document("$set", set),
                        new FindOneAndUpdateOptions().projection(new Document("_id", 1))))
                .hasElement();
    }

    /** How many are kept under each key, of all tenants; by version, from the oldest. */
    public Flux<KeyUsage> keyUse(Instant now) {
        return Mono.zip(countByKey(new Document()), countByKey(usable(now)))
                .flatMapIterable(both -> KeyUsage.of(both.getT1(), both.getT2()));
    }

    private Mono<Map<Integer, Long>> countByKey(Document filter) {
        Document byKey =
                new Document("_id", "$" + AppPasswordDocument.KEY_VERSION).append("count", new Document("$sum", 1));
        return Flux.from(collection.aggregate(List.of(new Document("$match", filter), new Document("$group", byKey))))
                .collectMap(
                        found -> found.get("_id", Number.class).intValue(),
                        found -> found.get("count", Number.class).longValue());
    }

    /** Those that sign-ins may succeed with, now or after they were suspended. */
    private static Document usable(Instant now) {
        Document after = new Document("$gt", now);
        return new Document("state", new Document("$nin", OVER))
                .append(
                        "$and",
                        List.of(
                                either(new Document("expiresAt", null), new Document("expiresAt", after)),
                                either(
                                        new Document("state", new Document("$ne", AppPasswordState.PENDING.name())),
                                        new Document("activateBy", after))));
    }

    private static Document either(Document one, Document other) {
        return new Document("$or", List.of(one, other));
    }

    /** The verifiers of all, whosever and in whatever state; nothing else of them. */
    public Flux<StoredVerifier> verifiers() {
        Document alone = new Document("tenant", 1)
                .append(AppPasswordDocument.VERIFIER, 1)
                .append(AppPasswordDocument.KEY_VERSION, 1);
        return Flux.from(collection.find().projection(alone).batchSize(10_000))
                .map(found -> new StoredVerifier(
                        found.getString("tenant"),
                        new Verifier(
                                found.get(AppPasswordDocument.KEY_VERSION, Number.class)
                                        .intValue(),
                                found.getString(AppPasswordDocument.VERIFIER))));
    }

    /**
     * Revokes an app password, unless it is over already.
     *
     * @return as it was before; empty where there was nothing to revoke
     */
    public Mono<AppPassword> revokeUnlessOver(String tenant, String id, String reason, Instant now, Actor by) {
        return changeWhere(
                tenant, id, password -> password.livesAt(now), password -> revoke(password, reason, now, by));
    }

    /**
     * Suspends an app password, where it can be.
     *
     * @return as it was before; empty where there was nothing to suspend
     */
    public Mono<AppPassword> suspendIfUsable(String tenant, String id, String reason, Instant now, Actor by) {
        return changeWhere(
                tenant,
                id,
                password -> Transition.allowed(password.stateAt(now)).contains(LifecycleAction.SUSPEND),
                password -> suspend(password, reason, now, by));
    }

    private Mono<AppPassword> changeWhere(
            String tenant, String id, Predicate<AppPassword> condition, Function<AppPassword, Mono<Boolean>> change) {
        return Mono.defer(() -> ofTenant(tenant, id))
                .filter(condition)
                .flatMap(password -> change.apply(password).thenReturn(password))
                // A first use or a change got in between: no reason to leave it open.
                .retryWhen(Retry.max(10).filter(ConcurrentChangeException.class::isInstance));
    }
}
