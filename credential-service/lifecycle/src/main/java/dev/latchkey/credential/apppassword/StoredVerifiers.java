package dev.latchkey.credential.apppassword;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the app passwords, of all tenants, are recognised by: the verifiers of their secrets, each under some HMAC key. */
public final class StoredVerifiers {
    private final MongoCollection<Document> collection;

    StoredVerifiers(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Those of all app passwords, whosever and in whatever state; nothing else of them. */
    public Flux<StoredVerifier> all() {
        return find(new Document());
    }

    /** Those of these app passwords; nothing else of them. */
    public Flux<StoredVerifier> of(Collection<String> identities) {
        return find(new Document("_id", new Document("$in", List.copyOf(identities))));
    }

    private Flux<StoredVerifier> find(Document wanted) {
        Document alone = new Document("tenant", 1)
                .append(AppPasswordDocument.VERIFIER, 1)
                .append(AppPasswordDocument.KEY_VERSION, 1);
        return Flux.from(collection.find(wanted).projection(alone).batchSize(10_000))
                .map(StoredVerifiers::read);
    }

    /** About how many app passwords there are. */
    public Mono<Long> estimatedCount() {
        return Mono.from(collection.estimatedDocumentCount());
    }

    private static StoredVerifier read(Document found) {
        int keyVersion = StoredNumbers.intOf(found, AppPasswordDocument.KEY_VERSION);
        return new StoredVerifier(
                found.getString("tenant"), new Verifier(keyVersion, found.getString(AppPasswordDocument.VERIFIER)));
    }

    /**
     * Has an app password recognised under another key from now on. Nothing else about it changes, so nobody is told:
     * what is remembered of it stays true.
     *
     * @param from version of the key that it is kept under
     * @return whether it was still kept under that one
     */
    public Mono<Boolean> rekey(AppPassword password, int from, Verifier to) {
        Document same = new Document("_id", password.identity()).append(AppPasswordDocument.KEY_VERSION, from);
        Document set = new Document(AppPasswordDocument.VERIFIER, to.value())
                .append(AppPasswordDocument.KEY_VERSION, to.keyVersion());
        return Mono.from(collection.findOneAndUpdate(
                        same,
                        new Document("$set", set),
                        new FindOneAndUpdateOptions().projection(new Document("_id", 1))))
                .hasElement();
    }

    /** The versions of the keys under which app passwords are kept that can still come to be used. */
    public Mono<Set<Integer>> keysInUse(Instant now) {
        return countByKey(DueCriteria.alive(now).query()).map(Map::keySet);
    }

    /** How many app passwords are kept under each key; by version, from the oldest. */
    public Flux<VerifierKeyUsage> keyUse(Instant now) {
        return Mono.zip(
                        countByKey(new Document()),
                        countByKey(DueCriteria.alive(now).query()))
                .flatMapIterable(both -> VerifierKeyUsage.of(both.getT1(), both.getT2()));
    }

    private Mono<Map<Integer, Long>> countByKey(Document filter) {
        Document byKey =
                new Document("_id", "$" + AppPasswordDocument.KEY_VERSION).append("count", new Document("$sum", 1));
        return Flux.from(collection.aggregate(List.of(new Document("$match", filter), new Document("$group", byKey))))
                .collectMap(found -> StoredNumbers.intOf(found, "_id"), found -> StoredNumbers.longOf(found, "count"));
    }
}
