package dev.latchkey.notifier.notice;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.kit.mongo.DuplicateKey;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Where the mail of each account goes: a view of the stream of accounts. Every query names the tenant. */
final class Recipients {
    private static final String ADDRESS = "address";
    private static final String VERSION = "version";

    private final MongoCollection<Document> collection;

    Recipients(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The account's address, else its login, which is one nearly everywhere. What is older than what is kept changes nothing. */
    Mono<Void> keep(AccountChanged account) {
        String address = account.email() == null ? account.login() : account.email();
        Document older = new Document("_id", key(account.tenant(), account.account()))
                .append(VERSION, new Document("$lt", account.version()));
        Document set = new Document(ADDRESS, address)
                .append("tenant", account.tenant())
                .append(VERSION, account.version());
        return Mono.from(collection.updateOne(older, new Document("$set", set), new UpdateOptions().upsert(true)))
                // There is one, and it is not older.
                .onErrorComplete(DuplicateKey::is)
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
