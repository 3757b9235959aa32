package dev.latchkey.notifier.detection;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.notifier.expiry.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * The latest attempts of each subject, one document for each: all replicas add to it, and each sees what the others
 * added, whichever partitions they read.
 */
final class AttemptWindows {
    private static final FindOneAndUpdateOptions UPSERT =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    AttemptWindows(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    /** Adds attempts and gives back the latest ones, these included: one atomic write. */
    Mono<List<FailedAttempt>> add(WindowDetector detector, DetectionSubject subject, List<FailedAttempt> fresh) {
        Document byId = new Document("_id", detector.name() + "/" + subject.tenant() + "/" + subject.name());
        Document push = new Document(
                        "$each", fresh.stream().map(AttemptWindows::write).toList())
                .append("$slice", -detector.keep());
        Document update = new Document("$push", new Document("attempts", push))
                .append("$max", new Document(Expiring.AT, end(detector.window(), fresh)));
        return Mono.from(collection.findOneAndUpdate(byId, update, UPSERT))
                .map(after -> after.getList("attempts", Document.class).stream()
                        .map(AttemptWindows::read)
                        .toList());
    }

    /** Not before now: a batch that was held up must not expire between its own parts. */
    private Instant end(Duration window, List<FailedAttempt> fresh) {
        Instant newest =
                fresh.stream().map(FailedAttempt::at).max(Instant::compareTo).orElseThrow();
        Instant now = clock.instant();
        return (newest.isAfter(now) ? newest : now).plus(window.multipliedBy(2));
    }

    private static Document write(FailedAttempt attempt) {
        return new Document("e", attempt.event().toString())
                .append("t", attempt.at())
                .append("a", attempt.account())
                .append("l", attempt.login())
                .append("p", attempt.address())
                .append("s", attempt.secret());
    }

    private static FailedAttempt read(Document stored) {
        return new FailedAttempt(
                UUID.fromString(stored.getString("e")),
                stored.get("t", Date.class).toInstant(),
                stored.getString("a"),
                stored.getString("l"),
                stored.getString("p"),
                stored.getString("s"));
    }
}
