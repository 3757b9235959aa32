package dev.latchkey.credential.securityevent;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The transmitters, in MongoDB. They are kept by whoever runs the installation. */
final class Transmitters {
    private final MongoCollection<Document> collection;

    Transmitters(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Empty where there is none. */
    Mono<Transmitter> byId(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first()).map(Transmitters::read);
    }

    Mono<Page<Transmitter>> page(PageRequest request) {
        return PageOrder.by("_id").read(collection, new Document(), request, Transmitters::read);
    }

    Mono<Transmitter> register(Transmitter transmitter) {
        Document document = new Document("_id", transmitter.id())
                .append("tenant", transmitter.tenant())
                .append("issuer", transmitter.issuer())
                .append("audience", transmitter.audience())
                .append("jwksUri", transmitter.jwksUri())
                .append("registeredAt", transmitter.registeredAt());
        return Mono.from(collection.insertOne(document))
                .onErrorMap(DuplicateKey::is, failure -> taken(transmitter))
                .thenReturn(transmitter);
    }

    private static ProblemException taken(Transmitter transmitter) {
        return ProblemException.conflict("There is a transmitter " + transmitter.id() + " already.");
    }

    /** Nothing that it sends is believed any more. */
    Mono<Void> remove(String id) {
        return Mono.from(collection.deleteOne(new Document("_id", id)))
                .filter(result -> result.getDeletedCount() == 1)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("security event transmitter", id)))
                .then();
    }

    private static Transmitter read(Document found) {
        return new Transmitter(
                found.getString("_id"),
                found.getString("tenant"),
                found.getString("issuer"),
                found.getString("audience"),
                found.getString("jwksUri"),
                found.getDate("registeredAt").toInstant());
    }
}
