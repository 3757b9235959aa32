package dev.latchkey.credential.frontdoor;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The front doors, in MongoDB, each with hashes of its keys. They are the installation's, not a tenant's. */
public final class FrontDoors {
    private final MongoCollection<Document> collection;

    FrontDoors(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The door whose key that is, or was: it says itself until when. A removed one has none. */
    public Mono<KeyedDoor> byKey(String key) {
        String hash = DoorKey.hash(key);
        return Mono.from(collection
                        .find(new Document(FrontDoorDocument.KEY_HASH, hash))
                        .first())
                .map(FrontDoorDocument::read)
                .filter(found -> !found.door().removed())
                .mapNotNull(found -> found.keyedBy(hash));
    }

    /** What a key is kept as. */
    public static String keyHash(String key) {
        return DoorKey.hash(key);
    }

    /** The hashes of all keys, those of removed doors too. */
    public Flux<String> allKeyHashes() {
        return keyHashes(new Document());
    }

    /** The hashes of the keys of these doors. */
    public Flux<String> keyHashes(Collection<String> ids) {
        return keyHashes(new Document("_id", new Document("$in", List.copyOf(ids))));
    }

    private Flux<String> keyHashes(Document wanted) {
        return Flux.from(collection.find(wanted).projection(new Document(FrontDoorDocument.KEY_HASH, 1)))
                .flatMapIterable(FrontDoorDocument::hashes);
    }

    Mono<Page<RegisteredDoor>> page(PageRequest request) {
        return PageOrder.by("_id").read(collection, new Document("removed", false), request, FrontDoorDocument::read);
    }

    /**
     * The one of that id.
     *
     * @return fails with a 404 problem where there is none, or none any more
     */
    Mono<RegisteredDoor> byId(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first())
                .map(FrontDoorDocument::read)
                .filter(found -> !found.door().removed())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("front door", id)));
    }
}
