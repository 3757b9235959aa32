package dev.latchkey.credential.leak;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The reporters, in MongoDB. They are the installation's, not a tenant's. */
final class Reporters {
    static final String KEY_ID = "keyId";
    /** In no id of a key: one that is removed gives its own free, and keeps the index content. */
    private static final String NONE = "removed/";

    private final MongoCollection<Document> collection;

    Reporters(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Whose key that is. */
    Mono<Reporter> byKeyId(String keyId) {
        return Mono.from(collection.find(new Document(KEY_ID, keyId)).first())
                .filter(found -> !found.getBoolean("removed"))
                .map(Reporters::read);
    }

    Mono<Page<Reporter>> page(PageRequest request) {
        return PageOrder.by("_id").read(collection, new Document("removed", false), request, Reporters::read);
    }

    Mono<Reporter> register(Reporter reporter) {
        Document document = new Document("_id", reporter.id())
                .append("name", reporter.name())
                .append(KEY_ID, reporter.keyId())
                .append("publicKey", reporter.publicKey())
                .append("registeredAt", reporter.registeredAt())
                .append("removed", false);
        return Mono.from(collection.insertOne(document))
                .onErrorMap(DuplicateKey::is, failure -> taken(reporter))
                .thenReturn(reporter);
    }

    private static ProblemException taken(Reporter reporter) {
        return ProblemException.conflict("There is, or was, a reporter " + reporter.id() + ", or there is one with the"
                + " key " + reporter.keyId() + "; choose another id.");
    }

    /** Nothing that is signed with its key is believed any more; the id stays taken, because the log speaks of it. */
    Mono<Void> remove(String id) {
        Document there = new Document("_id", id).append("removed", false);
        Document set = new Document("removed", true).append(KEY_ID, NONE + id);
        return Mono.from(collection.updateOne(there, new Document("$set", set)))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("leak reporter", id)))
                .then();
    }

    private static Reporter read(Document found) {
        return new Reporter(
                found.getString("_id"),
                found.getString("name"),
                found.getString(KEY_ID),
                found.getString("publicKey"),
                found.getDate("registeredAt").toInstant());
    }
}
