package dev.latchkey.credential.apppassword;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Which app password was issued for which idempotency key, for a day. */
final class IssueKeys {
    static final Duration REMEMBERED = Duration.ofDays(1);

    private final MongoCollection<Document> collection;

    IssueKeys(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Keeps an id for a key that is new.
     *
     * @return the id that the key stands for: the one given, or that of the first request with it
     */
    Mono<String> claim(Account account, IdempotencyKey key, String id, Instant now) {
        Document claim = new Document("_id", account.identity() + "/" + key.digest())
                .append("credential", id)
                .append("at", now);
        return Mono.from(collection.insertOne(claim))
                .map(done -> id)
                .onErrorResume(IssueKeys::isTaken, taken -> claimed(claim, now));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private Mono<String> claimed(Document claim, Instant now) {
        Document byId = new Document("_id", claim.get("_id"));
        return Mono.from(collection.find(byId).first())
                .flatMap(found -> found.get("at", Date.class).toInstant().isBefore(now.minus(REMEMBERED))
                        // The database's own expiry takes its time, or is not there at all.
                        ? Mono.from(collection.replaceOne(byId, claim)).map(done -> claim)
                        : Mono.just(found))
                .map(found -> found.getString("credential"));
    }
}
