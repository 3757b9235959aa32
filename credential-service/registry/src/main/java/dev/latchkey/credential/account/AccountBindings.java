package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Whose accounts are, in MongoDB; what is decided is on its way to the record when it is answered. */
public final class AccountBindings {
    /** A refusal that comes again is on the record again after so long: whoever tries on must not fill it. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private static final String REFUSED = "claimRefused";

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    AccountBindings(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** The account that is somebody's; empty where they have none in the tenant. */
    public Mono<BoundAccount> ofOwner(String tenant, ExternalIdentity who) {
        return one(new Document(BindingDocument.OWNER_KEY, BindingDocument.key(tenant, who)));
    }

    /** The account whose owner the directory calls so. */
    public Mono<BoundAccount> byExternalId(String tenant, String externalId) {
        return one(new Document(AccountDocument.EXTERNAL_KEY, AccountDocument.externalKey(tenant, externalId)));
    }

    /** The account of that id. */
    public Mono<BoundAccount> byId(String tenant, String id) {
        return one(new Document("_id", Account.identity(tenant, id)));
    }

    /** The account with that canonical login. */
    public Mono<BoundAccount> byLogin(String tenant, String login) {
        return unlessDeleted(StoredLogins.find(collection, tenant, login));
    }

    /** By exactly the key set of a unique index: the embedded database uses it for nothing else. */
    private Mono<BoundAccount> one(Document exact) {
        return unlessDeleted(Mono.from(collection.find(exact).first()));
    }

    private static Mono<BoundAccount> unlessDeleted(Mono<Document> document) {
        return document.filter(found -> !AccountDocument.isDeleted(found)).map(BindingDocument::read);
    }

    /**
     * Binds somebody to an account, for good.
     *
     * @return whether it was still free, and they had none
     */
    public Mono<Boolean> bind(AccountClaim claim) {
        Account account = claim.account().account();
        Document free = new Document("_id", account.identity())
                .append(BindingDocument.OWNER_KEY, null)
                .append("deletedAt", null);
        Document set = BindingDocument.write(account.tenant(), claim.who(), clock.instant());
        return write(free, new Document("$set", set), event(claim, AccountClaimDecided.BOUND))
                .onErrorResume(DuplicateKey::is, taken -> Mono.just(false));
    }

    /** Puts a refusal on the record, once an hour for each who tries. */
    public Mono<Void> refuse(AccountClaim claim) {
        Account account = claim.account().account();
        String key = BindingDocument.key(account.tenant(), claim.who());
        Date now = Date.from(clock.instant());
        Document lately = new Document("_id", account.identity())
                .append(
                        "$or",
                        List.of(
                                new Document(REFUSED + ".key", new Document("$ne", key)),
                                new Document(
                                        REFUSED + ".at",
                                        new Document(
                                                "$lt", Date.from(now.toInstant().minus(AGAIN))))));
        Document set = new Document(REFUSED, new Document("key", key).append("at", now));
        return write(lately, new Document("$set", set), event(claim, AccountClaimDecided.REFUSED))
                .then();
    }

    /** Makes an account nobody's, until somebody is bound to it; one that is nobody's stays so. */
    public Mono<Void> release(BoundAccount before, Actor by) {
        ExternalIdentity owner = before.owner();
        if (owner == null) {
            return Mono.empty();
        }
        AccountClaim claim = new AccountClaim(before, owner, null, "administrator", by);
        Document same = new Document("_id", before.account().identity())
                .append(
                        BindingDocument.OWNER_KEY,
                        BindingDocument.key(before.account().tenant(), owner));
        return write(same, BindingDocument.clear(), event(claim, AccountClaimDecided.RELEASED))
                .then();
    }

    private Mono<Boolean> write(Document only, Document update, AccountClaimDecided event) {
        return Mono.from(collection.updateOne(only, outbox.onto(update, event)))
                .filter(result -> result.getMatchedCount() == 1)
                .flatMap(result -> relay.tryRelay(collection, only.getString("_id")))
                .map(told -> true)
                .defaultIfEmpty(false);
    }

    private AccountClaimDecided event(AccountClaim claim, String result) {
        return claim.decided(result, clock.instant());
    }
}
