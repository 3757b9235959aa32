package dev.latchkey.notifier.notice;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountChanged;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Where the mail of each account goes: a view of the stream of accounts. Every query names the tenant. */
final class Recipients {
    private static final String ADDRESS = "address";

    private final MongoCollection<Document> collection;

    Recipients(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The account's address, else its login, which is one nearly everywhere. The stream brings an account's changes in order. */
    Mono<Void> keep(AccountChanged account) {
        String address = account.email() == null ? account.login() : account.email();
        Document set = new Document(ADDRESS, address).append("tenant", account.tenant());
        return Mono.from(collection.updateOne(
                        new Document("_id", key(account.tenant(), account.account())),
                        new Document("$set", set),
                        new UpdateOptions().upsert(true)))
                .then();
    }

    /** Empty where the account is not known, or not yet. */
    Mono<String> of(String tenant, String account) {
        return Mono.from(collection
                        .find(new Document("_id", key(tenant, account)))
                        .first())
                .map(found -> found.getString(ADDRESS));
    }

    private static String key(String tenant, String account) {
        return tenant + "/" + account;
    }
}
