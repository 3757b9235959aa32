package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.login.LoginDomain;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Finds documents of accounts by canonical logins, also those that an earlier release has kept under the other form of an
 * internationalised domain.
 */
final class StoredLogins {
    private StoredLogins() {}

    /** The document of the account with that canonical login. */
    static Mono<Document> find(MongoCollection<Document> collection, String tenant, String login) {
        String other = LoginDomain.asciiFormOfLogin(login);
        Mono<Document> found = exact(collection, tenant, login);
        return other.equals(login) ? found : found.switchIfEmpty(Mono.defer(() -> exact(collection, tenant, other)));
    }

    /** The same, also by an alias. A login comes first: what somebody is registered by is nobody else's address. */
    static Mono<Document> findByName(MongoCollection<Document> collection, String tenant, String name) {
        return find(collection, tenant, name).switchIfEmpty(Mono.defer(() -> byKey(collection, tenant, name)));
    }

    private static Mono<Document> byKey(MongoCollection<Document> collection, String tenant, String name) {
        Document exact = new Document(AccountDocument.NAME_KEYS, AccountDocument.nameKey(tenant, name));
        return Mono.from(collection.find(exact).first());
    }

    /** Under which documents with these canonical logins may be found. */
    static List<String> bothForms(Collection<String> logins) {
        return logins.stream()
                .flatMap(login -> Stream.of(login, LoginDomain.asciiFormOfLogin(login)))
                .distinct()
                .toList();
    }

    /** By exactly the key set of the unique index: the embedded database uses it for nothing else. */
    private static Mono<Document> exact(MongoCollection<Document> collection, String tenant, String login) {
        return Mono.from(collection
                .find(new Document("tenant", tenant).append("login", login))
                .first());
    }
}
