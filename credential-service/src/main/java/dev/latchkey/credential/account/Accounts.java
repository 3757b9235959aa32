package dev.latchkey.credential.account;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.web.ProblemException;
import java.util.function.UnaryOperator;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts, in MongoDB. Every query names the tenant. */
public final class Accounts {
    private static final int PAGE = 200;

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;

    Accounts(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** The account with that canonical login. */
    public Mono<Account> byLogin(String tenant, String login) {
        // Exactly the key set of the unique index: the embedded database uses it for nothing else.
        Document exact = new Document("tenant", tenant).append("login", login);
        return Mono.from(collection.find(exact).first()).map(AccountDocument::read);
    }

    /**
     * The account of that id.
     *
     * @return fails with a 404 problem where the tenant has none
     */
    public Mono<Account> byId(String tenant, String id) {
        return Mono.from(collection
                        .find(new Document("_id", Account.identity(tenant, id)))
                        .first())
                .map(AccountDocument::read)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("account", id)));
    }

    Flux<Account> page(String tenant, String afterLogin) {
        Document next = new Document("tenant", tenant).append("login", new Document("$gt", afterLogin));
        return Flux.from(collection.find(next).sort(new Document("login", 1)).limit(PAGE))
                .map(AccountDocument::read);
    }

    Mono<Account> register(Account account, Actor by) {
        Document document = outbox.into(
                AccountDocument.write(account).append("_id", account.identity()), AccountDocument.changed(account, by));
        return Mono.from(collection.insertOne(document))
                .onErrorMap(MongoWriteException.class, failure -> taken(account, failure))
                .then(relay.tryRelay(collection, account.identity()))
                .thenReturn(account);
    }

    private static RuntimeException taken(Account account, MongoWriteException failure) {
        return failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                ? ProblemException.conflict("There is an account with the login " + account.login() + " already.")
                : failure;
    }

    Mono<Account> change(String tenant, String id, UnaryOperator<Account> change, Actor by) {
        return byId(tenant, id).flatMap(before -> replace(before, change.apply(before), by));
    }

    private Mono<Account> replace(Account before, Account after, Actor by) {
        Document same = new Document("_id", before.identity()).append("version", before.version());
        Document update =
                outbox.onto(new Document("$set", AccountDocument.write(after)), AccountDocument.changed(after, by));
        return Mono.from(collection.updateOne(same, update))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("The account was changed meanwhile.")))
                .then(relay.tryRelay(collection, before.identity()))
                .thenReturn(after);
    }
}
