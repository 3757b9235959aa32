package dev.latchkey.credential.frontdoor;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The front doors, in MongoDB, each with a hash of its key. They are the installation's, not a tenant's. */
public final class FrontDoors {
    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;

    FrontDoors(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** The door whose key that is; a removed one has none. */
    public Mono<FrontDoor> byKey(String key) {
        return Mono.from(collection
                        .find(new Document(FrontDoorDocument.KEY_HASH, DoorKey.hash(key)))
                        .first())
                .map(FrontDoorDocument::read)
                .filter(door -> !door.removed());
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
                .map(found -> found.getString(FrontDoorDocument.KEY_HASH));
    }

    Mono<Page<FrontDoor>> page(PageRequest request) {
        return PageOrder.by("_id").read(collection, new Document("removed", false), request, FrontDoorDocument::read);
    }

    /**
     * The one of that id.
     *
     * @return fails with a 404 problem where there is none, or none any more
     */
    Mono<FrontDoor> byId(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first())
                .map(FrontDoorDocument::read)
                .filter(door -> !door.removed())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("front door", id)));
    }

    Mono<FrontDoor> register(FrontDoor door, String key, Actor by) {
        Document document = FrontDoorDocument.write(door)
                .append("_id", door.id())
                .append(FrontDoorDocument.KEY_HASH, DoorKey.hash(key));
        return Mono.from(collection.insertOne(outbox.into(document, FrontDoorDocument.changed(door, by))))
                .onErrorMap(DuplicateKey::is, failure -> taken(door))
                .then(relay.tryRelay(collection, door.id()))
                .thenReturn(door);
    }

    private static ProblemException taken(FrontDoor door) {
        return ProblemException.conflict("There is, or was, a front door " + door.id() + "; choose another id.");
    }

    /** Takes the door its key away; the id stays taken, because the log speaks of it. */
    Mono<FrontDoor> remove(String id, IfMatch seen, Actor by) {
        return byId(id).doOnNext(door -> seen.check("The front door", door.version()))
                .flatMap(door -> remove(door, by));
    }

    private Mono<FrontDoor> remove(FrontDoor before, Actor by) {
        FrontDoor after = new FrontDoor(
                before.id(),
                before.name(),
                before.protocols(),
                before.services(),
                before.connectsFrom(),
                before.clientAddresses(),
                before.tenants(),
                before.backends(),
                true,
                before.version() + 1);
        Document update =
                outbox.onto(new Document("$set", FrontDoorDocument.write(after)), FrontDoorDocument.changed(after, by));
        Document same = new Document("_id", before.id()).append("version", before.version());
        return Mono.from(collection.updateOne(same, update))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("The front door was changed meanwhile.")))
                .then(relay.tryRelay(collection, before.id()))
                .thenReturn(after);
    }
}
