package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps names apart: a login or alias is one account's within its tenant, and so in the installation, as its domain leads to
 * one tenant. The unique index does, whoever writes at the same time; where an earlier release has written the other
 * account, which is not in the index before it is changed, one look does.
 */
final class AccountNames {
    private final MongoCollection<Document> collection;

    AccountNames(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Writes unless an alias that the account is to have is another's login; empty where it is.
     *
     * @param had which it has already: nothing else of an account waits for them
     */
    <T> Mono<T> unlessTaken(Account account, Set<String> had, Supplier<Mono<T>> write) {
        return Flux.fromIterable(account.aliases())
                .filter(alias -> !had.contains(alias))
                .concatMap(alias -> StoredLogins.find(collection, account.tenant(), alias))
                .filter(other -> !other.getString("id").equals(account.id()) && !AccountDocument.isDeleted(other))
                .hasElements()
                .flatMap(taken -> taken ? Mono.<T>empty() : write.get());
    }

    /** The accounts that a directory has deleted, and that still have a login that is needed. */
    Flux<Account> deletedHolders(Account wanted) {
        return Flux.fromIterable(wanted.names())
                .concatMap(name -> StoredLogins.find(collection, wanted.tenant(), name))
                .filter(AccountDocument::isDeleted)
                .map(AccountDocument::read);
    }
}
