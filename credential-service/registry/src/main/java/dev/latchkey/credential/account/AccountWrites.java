package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.events.Event;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Writes accounts: each with its event, which is on its way when the write is answered. */
final class AccountWrites {
    private final MongoCollection<Document> collection;
    private final AccountNames names;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    AccountWrites(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.collection = collection;
        this.names = new AccountNames(collection);
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    Mono<ProvisioningResult> insert(ProvisionedAccount wanted, Actor by) {
        return names.unlessTaken(wanted.account(), Set.of(), () -> insertOnce(wanted, by))
                .onErrorResume(
                        DuplicateKey::is,
                        taken -> freeNames(wanted.account(), by)
                                .flatMap(freed -> insertOnce(wanted, by))
                                .onErrorResume(DuplicateKey::is, again -> Mono.empty()))
                .defaultIfEmpty(new ProvisioningResult.Taken());
    }

    private Mono<ProvisioningResult> insertOnce(ProvisionedAccount wanted, Actor by) {
        Account account = wanted.account();
        ProvisionedAccount now = now(wanted);
        Document document = AccountDocument.write(account).append("_id", account.identity());
        AccountDocument.write(account, now.profile()).forEach(document::append);
        outbox.into(document, AccountDocument.changed(account, by));
        return Mono.from(collection.insertOne(document))
                .then(relay.tryRelay(collection, account.identity()))
                .thenReturn(new ProvisioningResult.Written(now));
    }

    private ProvisionedAccount now(ProvisionedAccount wanted) {
        Profile profile = wanted.profile();
        // The database keeps milliseconds; what is answered now is what will be read later.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ProvisionedAccount(
                wanted.account(), new Profile(profile.externalId(), profile.attributes(), at, profile.deleted()));
    }

    /** A deleted account keeps its login until somebody else needs it; it is another account then, as it was. */
    private Mono<Boolean> freeNames(Account wanted, Actor by) {
        return names.deletedHolders(wanted)
                .concatMap(holder -> write(holder, withoutLogin(holder), AccountUpdate.whatever(), by))
                .filter(written -> written)
                .next();
    }

    /** No login that anybody can type has a space. */
    private static Account withoutLogin(Account holder) {
        return new Account(
                holder.tenant(),
                holder.id(),
                "deleted " + holder.id(),
                holder.displayName(),
                holder.email(),
                AccountState.DISABLED,
                holder.legacyDisabledFor(),
                holder.version() + 1);
    }

    Mono<ProvisioningResult> replace(ProvisionedAccount before, ProvisionedAccount after, Actor by) {
        return replace(before, after, new Document(), by);
    }

    /** Also remembers which user of an identity provider it is. */
    Mono<ProvisioningResult> replace(
            ProvisionedAccount before, ProvisionedAccount after, DirectoryLink link, Actor by) {
        return replace(before, after, new Document(DirectoryLink.FIELD, link.write()), by);
    }

    private Mono<ProvisioningResult> replace(
            ProvisionedAccount before, ProvisionedAccount after, Document more, Actor by) {
        ProvisionedAccount now = now(after);
        Document set = AccountDocument.write(after.account(), now.profile());
        set.putAll(more);
        Document unset = new Document();
        if (now.profile().externalId() == null) {
            unset.append(AccountDocument.EXTERNAL_KEY, "");
        }
        AccountUpdate update = AccountUpdate.ofPresent().setting(set, unset);
        return (isSomebodyElses(before.profile(), now.profile()) ? releasing(before, update, by) : Mono.just(update))
                .flatMap(whole -> replace(before.account(), now, whole, by));
    }

    private Mono<ProvisioningResult> replace(Account before, ProvisionedAccount after, AccountUpdate update, Actor by) {
        Mono<ProvisioningResult> write = Mono.defer(() -> write(before, after.account(), update, by))
                .map(written -> written ? new ProvisioningResult.Written(after) : new ProvisioningResult.Overtaken());
        return names.unlessTaken(after.account(), before.aliases(), () -> write)
                .onErrorResume(
                        DuplicateKey::is,
                        taken -> freeNames(after.account(), by)
                                .flatMap(freed -> write)
                                .onErrorResume(DuplicateKey::is, again -> Mono.empty()))
                .defaultIfEmpty(new ProvisioningResult.Taken());
    }

    /** Whoever the directory calls otherwise, or has deleted, is somebody else: the account is nobody's until they come. */
    private static boolean isSomebodyElses(Profile before, Profile after) {
        return after.deleted()
                || after.externalId() != null && !after.externalId().equals(before.externalId());
    }

    /** Also lets the owner go, on the record, if it is still theirs then. */
    private Mono<AccountUpdate> releasing(ProvisionedAccount before, AccountUpdate update, Actor by) {
        Document exact = new Document("_id", before.account().identity());
        return Mono.from(collection.find(exact).first())
                .map(BindingDocument::read)
                .map(bound -> freeing(bound, update, by))
                .defaultIfEmpty(update);
    }

    private AccountUpdate freeing(BoundAccount bound, AccountUpdate update, Actor by) {
        ExternalIdentity owner = bound.owner();
        if (owner == null) {
            return update.freeing(null, null);
        }
        AccountClaim claim = new AccountClaim(bound, owner, null, "directory", by);
        return update.freeing(
                BindingDocument.key(bound.account().tenant(), owner),
                claim.decided(AccountClaimDecided.RELEASED, clock.instant()));
    }

    /** Writes an account that no directory has deleted, and whose profile stays. */
    Mono<ProvisioningResult> replace(Account before, Account after, Actor by) {
        ProvisionedAccount written = new ProvisionedAccount(after, new Profile(null, "{}", null, false));
        return replace(before, written, AccountUpdate.ofPresent(), by);
    }

    private Mono<Boolean> write(Account before, Account after, AccountUpdate update, Actor by) {
        Document same = new Document("_id", before.identity()).append("version", before.version());
        same.putAll(update.only());
        Event[] events = update.events(AccountDocument.changed(after, by));
        return Mono.from(collection.updateOne(same, outbox.onto(update.to(after, clock.instant()), events)))
                .filter(result -> result.getMatchedCount() == 1)
                .flatMap(result -> relay.tryRelay(collection, before.identity()))
                .map(told -> true)
                .defaultIfEmpty(false);
    }
}
