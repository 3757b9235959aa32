package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.DocumentJoin;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts, in MongoDB. Every query names the tenant. */
public final class Accounts {
    private final MongoCollection<Document> collection;
    private final AccountWrites writes;

    Accounts(MongoCollection<Document> collection, AccountWrites writes) {
        this.collection = collection;
        this.writes = writes;
    }

    /** The account with that canonical login. */
    public Mono<Account> byLogin(String tenant, String login) {
        return StoredLogins.find(collection, tenant, login).map(AccountDocument::read);
    }

    /** The account with that canonical login or alias. */
    public Mono<Account> byName(String tenant, String name) {
        return StoredLogins.findByName(collection, tenant, name).map(AccountDocument::read);
    }

    /** The account whose identity some field of another document has, to be read along with that one. */
    public DocumentJoin<Account> joinedBy(String field) {
        return new DocumentJoin<>(collection.getNamespace().getCollectionName(), field, AccountDocument::read);
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

    /** The accounts with these canonical logins; logins without one, or with one that its directory deleted, are left out. */
    public Flux<Account> byLogins(String tenant, Collection<String> logins) {
        Document any = new Document("tenant", tenant)
                .append("login", new Document("$in", StoredLogins.bothForms(logins)))
                .append("deletedAt", null);
        return Flux.from(collection.find(any)).map(AccountDocument::read);
    }

    /** The logins and aliases of all accounts, whosever and in whatever state, read as fast as they are taken. */
    public Flux<AccountLogin> allNames() {
        Document alone = new Document("tenant", 1).append("login", 1).append("aliases", 1);
        return Flux.from(collection.find().projection(alone).batchSize(10_000))
                .flatMapIterable(found -> AccountDocument.names(found).stream()
                        .map(name -> new AccountLogin(found.getString("tenant"), name))
                        .toList());
    }

    /** About how many accounts there are. */
    public Mono<Long> estimatedCount() {
        return Mono.from(collection.estimatedDocumentCount());
    }

    /** Those of a tenant, by login. */
    Mono<Page<Account>> page(String tenant, PageRequest request) {
        return PageOrder.by("login").read(collection, new Document("tenant", tenant), request, AccountDocument::read);
    }

    Mono<Account> register(Account account, @Nullable String externalId, Actor by) {
        return writes.insert(new ProvisionedAccount(account, new Profile(externalId, "{}", null, false)), by)
                .map(outcome -> switch (outcome) {
                    case ProvisioningResult.Written written -> written.account().account();
                    case ProvisioningResult.Taken taken -> throw taken(account);
                    case ProvisioningResult.Overtaken overtaken -> throw taken(account);
                });
    }

    static ProblemException taken(Account account) {
        return ProblemException.conflict(
                "There is an account with the login " + String.join(", or an alias ", account.names()) + " already.");
    }

    Mono<Account> change(String tenant, String id, IfMatch seen, UnaryOperator<Account> change, Actor by) {
        return byId(tenant, id)
                .doOnNext(before -> seen.check("The account", before.version()))
                .flatMap(before -> replace(before, change.apply(before), by));
    }

    /** Disables an account; one that is disabled stays so. */
    public Mono<Account> disable(String tenant, String id, Actor by) {
        return byId(tenant, id)
                .flatMap(before -> before.state() == AccountState.DISABLED
                        ? Mono.just(before)
                        : replace(before, before.inState(AccountState.DISABLED), by));
    }

    private Mono<Account> replace(Account before, Account after, Actor by) {
        return writes.replace(before, after, by).map(outcome -> switch (outcome) {
            case ProvisioningResult.Written written -> after;
            case ProvisioningResult.Taken taken -> throw taken(after);
            case ProvisioningResult.Overtaken overtaken ->
                throw ProblemException.conflict(
                        "The account was changed meanwhile, or its directory has deleted it for good.");
        });
    }
}
