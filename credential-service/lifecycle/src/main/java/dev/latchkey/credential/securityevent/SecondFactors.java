package dev.latchkey.credential.securityevent;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.validation.DocumentIdDigest;
import dev.latchkey.kit.mongo.DuplicateKey;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Which kinds of second factors an account is known to have, as a transmitter has told. Keycloak calls the first one-time
 * code that somebody sets up an update: nothing was taken away, so their app passwords have no reason to go. A factor is reset
 * when it is removed, or updated while it was there.
 */
final class SecondFactors {
    private final MongoCollection<Document> collection;
    private final Clock clock;

    SecondFactors(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    /**
     * Takes note of a change.
     *
     * @param jti of the token that tells it: told again, it is the same change
     * @return whether a factor was taken away or replaced
     */
    Mono<Boolean> isReset(Transmitter transmitter, Account account, EventMapping.ChangesFactor change, String jti) {
        Document exact = new Document(
                "_id", account.identity() + "/" + DocumentIdDigest.of(transmitter.id() + "\n" + change.factor()));
        return switch (change.change()) {
            case ADDED -> note(exact, jti).thenReturn(false);
            case UPDATED ->
                Mono.from(collection.find(exact).first())
                        .map(known -> !jti.equals(known.getString("jti")))
                        .switchIfEmpty(Mono.defer(() -> note(exact, jti).thenReturn(false)));
            case REMOVED -> Mono.from(collection.deleteOne(exact)).thenReturn(true);
        };
    }

    private Mono<Void> note(Document exact, String jti) {
        Document factor = new Document(exact).append("jti", jti).append("at", Date.from(clock.instant()));
        return Mono.from(collection.insertOne(factor))
                .onErrorResume(DuplicateKey::is, known -> Mono.empty())
                .then();
    }
}
