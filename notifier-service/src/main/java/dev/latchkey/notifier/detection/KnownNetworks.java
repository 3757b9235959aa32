package dev.latchkey.notifier.detection;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Flux;
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

    /** The networks of each of these credentials, by one query; those that were never used are left out. */
    Mono<Map<DetectionSubject, Set<String>>> of(Collection<DetectionSubject> credentials) {
        if (credentials.isEmpty()) {
            return Mono.just(Map.of());
        }
        Map<String, DetectionSubject> byId =
                credentials.stream().collect(Collectors.toMap(KnownNetworks::id, Function.identity()));
        Document any = new Document("_id", new Document("$in", List.copyOf(byId.keySet())));
        return Flux.from(collection.find(any))
                .collectMap(
                        found -> Objects.requireNonNull(byId.get(found.getString("_id"))),
                        found -> Set.copyOf(found.getList("networks", String.class, List.of())));
    }

    /** Remembers one more. A repetition does no harm. */
    Mono<Void> add(DetectionSubject credential, String network) {
        Document push = new Document("$each", List.of(network)).append("$slice", -AT_MOST);
        Document update = new Document("$push", new Document("networks", push));
        return Mono.from(collection.updateOne(byId(credential), update, UPSERT)).then();
    }

    private static Document byId(DetectionSubject credential) {
        return new Document("_id", id(credential));
    }

    private static String id(DetectionSubject credential) {
        return credential.tenant() + "/" + credential.name();
    }
}
