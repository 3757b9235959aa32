package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Writes accounts: each with its event, which is on its way when the write is answered. */
final class AccountWrites {
    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    AccountWrites(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    Mono<ProvisioningResult> insert(ProvisionedAccount wanted, Actor by) {
        return insertOnce(wanted, by)
                .onErrorResume(
                        DuplicateKey::is,
                        taken -> freeLogin(wanted.account(), by)
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
    private Mono<Boolean> freeLogin(Account wanted, Actor by) {
        Document exact = new Document("tenant", wanted.tenant()).append("login", wanted.login());
        return Mono.from(collection.find(exact).first())
                .filter(AccountDocument::isDeleted)
                .map(AccountDocument::read)
                .flatMap(holder ->
                        replace(holder, new Document(), withoutLogin(holder), new Document(), new Document(), by))
                .filter(written -> written);
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
        ProvisionedAccount now = now(after);
        Document more = AccountDocument.write(after.account(), now.profile());
        Document less = unset(before.profile(), now.profile());
        return replace(before.account(), new Document("deletedAt", null), after.account(), more, less, by)
                .<ProvisioningResult>map(
                        written -> written ? new ProvisioningResult.Written(now) : new ProvisioningResult.Overtaken())
                .onErrorResume(DuplicateKey::is, taken -> Mono.just(new ProvisioningResult.Taken()));
    }

    /** Whoever the directory calls otherwise, or has deleted, is somebody else: the account is nobody's until they come. */
    private static Document unset(Profile before, Profile after) {
        Document less = new Document();
        boolean another = after.externalId() != null && !after.externalId().equals(before.externalId());
        if (after.deleted() || another) {
            less.putAll(BindingDocument.cleared());
        }
        if (after.externalId() == null) {
            less.append(AccountDocument.EXTERNAL_KEY, "");
        } else {
            less.remove(AccountDocument.EXTERNAL_KEY);
        }
        return less;
    }

    /** Whether an account that no directory has deleted was still as it was before, and is written. */
    Mono<Boolean> replace(Account before, Account after, Actor by) {
        return replace(before, new Document("deletedAt", null), after, new Document(), new Document(), by);
    }

    private Mono<Boolean> replace(
            Account before, Document only, Account after, Document more, Document less, Actor by) {
        Document same = new Document("_id", before.identity()).append("version", before.version());
        same.putAll(only);
        Document set = AccountDocument.write(after).append("changedAt", Date.from(clock.instant()));
        set.putAll(more);
        Document update = new Document("$set", set);
        if (!less.isEmpty()) {
            update.append("$unset", less);
        }
        return Mono.from(collection.updateOne(same, outbox.onto(update, AccountDocument.changed(after, by))))
                .filter(result -> result.getMatchedCount() == 1)
                .flatMap(result -> relay.tryRelay(collection, before.identity()))
                .map(told -> true)
                .defaultIfEmpty(false);
    }
}
