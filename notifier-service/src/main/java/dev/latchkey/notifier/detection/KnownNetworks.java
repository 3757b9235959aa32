package dev.latchkey.notifier.detection;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The networks from which each credential was used: one document for each credential, read and written by its id. */
final class KnownNetworks {
    /** A device that roams further than this forgets the networks that it left first. */
    private static final int AT_MOST = 200;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    KnownNetworks(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The networks of a credential; empty before its first use. */
    Mono<Set<String>> of(DetectionSubject credential) {
        return Mono.from(collection.find(byId(credential)).first())
                .<Set<String>>map(found -> new HashSet<>(found.getList("networks", String.class, List.of())))
                .defaultIfEmpty(Set.of());
    }

    /** Remembers one more. A repetition does no harm. */
    Mono<Void> add(DetectionSubject credential, String network) {
        Document push = new Document("$each", List.of(network)).append("$slice", -AT_MOST);
        Document update = new Document("$push", new Document("networks", push));
        return Mono.from(collection.updateOne(byId(credential), update, UPSERT)).then();
    }

    private static Document byId(DetectionSubject credential) {
        return new Document("_id", credential.tenant() + "/" + credential.name());
    }
}
