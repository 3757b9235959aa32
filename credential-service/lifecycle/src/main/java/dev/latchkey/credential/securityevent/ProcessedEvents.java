package dev.latchkey.credential.securityevent;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.validation.DocumentIdDigest;
import dev.latchkey.kit.mongo.DuplicateKey;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Which security events have been heard: one that is sent again, by its transmitter or by somebody who has got hold of
 * it, has no further effect. Kept for longer than one can be sent again.
 */
final class ProcessedEvents {
    static final Duration KEPT = Duration.ofDays(8);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    ProcessedEvents(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    Mono<Boolean> isNew(Transmitter transmitter, String jti) {
        return Mono.from(collection
                        .find(new Document("_id", key(transmitter, jti)))
                        .first())
                .hasElement()
                .map(there -> !there);
    }

    Mono<Void> note(Transmitter transmitter, String jti) {
        Document heard = new Document("_id", key(transmitter, jti)).append("at", clock.instant());
        return Mono.from(collection.insertOne(heard))
                .onErrorResume(DuplicateKey::is, there -> Mono.empty())
                .then();
    }

    /** Of a length that the database can take, whatever the id is. */
    private static String key(Transmitter transmitter, String jti) {
        return transmitter.id() + "/" + DocumentIdDigest.of(jti);
    }
}
