package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.validation.DocumentIdDigest;
import dev.latchkey.events.EventJson;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Which app password was issued for which idempotency key, for a day. */
final class IdempotencyKeys {
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String REQUEST = "request";

    private final MongoCollection<Document> collection;

    IdempotencyKeys(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Keeps an id for a key that is new.
     *
     * @return the id that the key stands for: the one given, or that of the first request with it; fails with a 422
     *     problem where that asked for something else
     */
    Mono<String> claim(Account account, IdempotencyKey key, IssueRequest request, String id, Instant now) {
        Document claim = new Document("_id", account.identity() + "/" + key.digest())
                .append("credential", id)
                .append(REQUEST, DocumentIdDigest.of(EventJson.mapper().writeValueAsString(request)))
                .append("at", now);
        return Mono.from(collection.insertOne(claim))
                .map(done -> id)
                .onErrorResume(DuplicateKey::is, taken -> claimed(claim, now));
    }

    private static Document sameAsked(Document found, Document claim) {
        // One that was kept by an earlier release does not know.
        if (!found.get(REQUEST, claim.getString(REQUEST)).equals(claim.getString(REQUEST))) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The same Idempotency-Key came with another request before: use a new one for this.",
                    List.of());
        }
        return found;
    }

    private Mono<String> claimed(Document claim, Instant now) {
        Document byId = new Document("_id", claim.get("_id"));
        return Mono.from(collection.find(byId).first())
                .flatMap(found -> found.get("at", Date.class).toInstant().isBefore(now.minus(REMEMBERED))
                        // The database's own expiry takes its time, or is not there at all.
                        ? Mono.from(collection.replaceOne(byId, claim)).map(done -> claim)
                        : Mono.just(found))
                .map(found -> sameAsked(found, claim).getString("credential"));
    }
}
