package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.tenant.DomainUse;
import java.util.Collection;
import java.util.Set;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the accounts of a tenant whose logins or aliases are of some domains, those that their directory has deleted left out. */
final class AccountsOfDomains implements DomainUse {
    private final MongoCollection<Document> collection;

    AccountsOfDomains(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Reads all logins of the tenant: domains are taken away once in a long while. */
    @Override
    public Mono<Long> accounts(String tenant, Collection<String> domains) {
        Set<String> wanted = Set.copyOf(domains);
        return Flux.from(collection
                        .find(new Document("tenant", tenant))
                        .sort(new Document("login", 1))
                        .projection(
                                new Document("login", 1).append("aliases", 1).append("deletedAt", 1))
                        .batchSize(10_000))
                .filter(found -> !AccountDocument.isDeleted(found))
                .filter(found ->
                        AccountDocument.names(found).stream().anyMatch(name -> wanted.contains(domainOf(name))))
                .count();
    }

    private static String domainOf(String name) {
        return new LoginName(name).domain();
    }
}
