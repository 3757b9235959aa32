package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The accounts as a directory sees and writes them: with their profiles, and without those that it has deleted. Every
 * query names the tenant.
 */
public final class ProvisionedAccounts {
    private final MongoCollection<Document> collection;
    private final AccountWrites writes;
    private final ProvisioningListener listener;

    ProvisionedAccounts(MongoCollection<Document> collection, AccountWrites writes, ProvisioningListener listener) {
        this.collection = collection;
        this.writes = writes;
        this.listener = listener;
    }

    /** The account of that id; empty where the tenant has none. */
    public Mono<ProvisionedAccount> byId(String tenant, String id) {
        return one(new Document("_id", Account.identity(tenant, id)));
    }

    /** The account with that canonical login. */
    public Mono<ProvisionedAccount> byLogin(String tenant, String login) {
        return unlessDeleted(StoredLogins.find(collection, tenant, login));
    }

    /** The account with that canonical login or alias. */
    Mono<ProvisionedAccount> byName(String tenant, String name) {
        return unlessDeleted(StoredLogins.findByName(collection, tenant, name));
    }

    /** The account that the directory calls so. */
    public Mono<ProvisionedAccount> byExternalId(String tenant, String externalId) {
        return one(new Document(AccountDocument.EXTERNAL_KEY, AccountDocument.externalKey(tenant, externalId)));
    }

    /** By exactly the key set of a unique index: the embedded database uses it for nothing else. */
    private Mono<ProvisionedAccount> one(Document exact) {
        return unlessDeleted(Mono.from(collection.find(exact).first()));
    }

    private static Mono<ProvisionedAccount> unlessDeleted(Mono<Document> document) {
        return document.filter(found -> !AccountDocument.isDeleted(found)).map(AccountDocument::readProvisioned);
    }

    /** All of them, by login. */
    public Flux<ProvisionedAccount> all(String tenant) {
        return Flux.from(collection.find(of(tenant)).sort(new Document("login", 1)))
                .map(AccountDocument::readProvisioned);
    }

    /** Some of {@link #all}. */
    public Flux<ProvisionedAccount> some(String tenant, int skip, int atMost) {
        return Flux.from(collection
                        .find(of(tenant))
                        .sort(new Document("login", 1))
                        .skip(skip)
                        .limit(atMost))
                .map(AccountDocument::readProvisioned);
    }

    /** How many {@link #all} are. */
    public Mono<Long> count(String tenant) {
        return Mono.from(collection.countDocuments(of(tenant)));
    }

    private static Document of(String tenant) {
        return new Document("tenant", tenant).append("deletedAt", null);
    }

    /** Those of the ids under which the tenant has an account. */
    public Flux<String> present(String tenant, Collection<String> ids) {
        List<String> identities =
                ids.stream().map(id -> Account.identity(tenant, id)).toList();
        return Flux.from(collection.find(new Document("_id", new Document("$in", identities))))
                .filter(found -> !AccountDocument.isDeleted(found))
                .map(found -> found.getString("id"));
    }

    /** Registers an account. The login of one that was deleted is free again; nothing else of it is passed on. */
    public Mono<ProvisioningResult> register(ProvisionedAccount account, Actor by) {
        return writes.insert(account, by).flatMap(this::told);
    }

    /** Writes an account that is to be one version further, if nobody has written it since. */
    public Mono<ProvisioningResult> replace(ProvisionedAccount before, ProvisionedAccount after, Actor by) {
        return writes.replace(before, after, by).flatMap(this::told);
    }

    private Mono<ProvisioningResult> told(ProvisioningResult outcome) {
        return outcome instanceof ProvisioningResult.Written written
                ? listener.provisioned(written.account().account().tenant())
                        .onErrorComplete()
                        .thenReturn(outcome)
                : Mono.just(outcome);
    }
}
