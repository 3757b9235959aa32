package dev.latchkey.policies.storing;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The jobs of all replicas, so that any of them can answer for any job. Each is kept for a while after it was last
 * heard of; only its tenant finds it.
 */
public final class JobDocuments {
    /** Name of the collection. */
    public static final String COLLECTION = "backTests";

    static final String TENANT = "tenant";
    static final String EXPIRES_AT = "expiresAt";
    private static final String STATE = "state";
    private static final String RESULT = "result";

    private final MongoCollection<Document> documents;
    private final DatabaseBreaker breaker;

    JobDocuments(MongoCollection<Document> documents, DatabaseBreaker breaker) {
        this.documents = documents;
        this.breaker = breaker;
    }

    /** The tenant's jobs, without their results. What is due to be forgotten is forgotten first, of any tenant. */
    public Flux<BackTestJob> of(String tenant, Instant now) {
        Document due = new Document(EXPIRES_AT, new Document("$lt", Date.from(now)));
        Document bare = new Document(RESULT, 0);
        return breaker.guard(Mono.from(documents.deleteMany(due)))
                .thenMany(breaker.guard(
                        Flux.from(documents.find(new Document(TENANT, tenant)).projection(bare))))
                .map(JobDocuments::read);
    }

    /** Writes one down that begins. */
    public Mono<Void> insert(BackTestJob job, Duration keep) {
        Document whole = state(job, keep).append("_id", job.id()).append(TENANT, job.tenant());
        return breaker.guard(Mono.from(documents.insertOne(whole))).then();
    }

    /** The tenant's job of that id. */
    public Mono<BackTestJob> find(String tenant, String id) {
        return breaker.guard(Mono.from(documents.find(byId(tenant, id)).first()))
                .map(JobDocuments::read);
    }

    /** Writes down how it goes, or how it ended, provided that it is still running; says whether it was. */
    public Mono<Boolean> whileRunning(BackTestJob job, Duration keep) {
        Document running = byId(job.tenant(), job.id()).append(STATE, name(JobState.RUNNING));
        return breaker.guard(Mono.from(documents.updateOne(running, new Document("$set", state(job, keep)))))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Forgets one; says whether there was one. */
    public Mono<Boolean> remove(String tenant, String id) {
        return breaker.guard(Mono.from(documents.deleteOne(byId(tenant, id))))
                .map(result -> result.getDeletedCount() == 1);
    }

    private static Document byId(String tenant, String id) {
        return new Document("_id", id).append(TENANT, tenant);
    }

    private static Document state(BackTestJob job, Duration keep) {
        return new Document(STATE, name(job.state()))
                .append("question", job.question())
                .append("version", job.version())
                .append("read", job.read())
                .append("of", job.of())
                .append("startedAt", Date.from(job.startedAt()))
                .append("beatAt", Date.from(job.beatAt()))
                .append(EXPIRES_AT, Date.from(job.beatAt().plus(keep)))
                .append(RESULT, job.result())
                .append("problem", job.problem());
    }

    private static String name(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static BackTestJob read(Document found) {
        return new BackTestJob(
                found.getString("_id"),
                found.getString(TENANT),
                JobState.valueOf(found.getString(STATE).toUpperCase(Locale.ROOT)),
                found.getString("question"),
                StoredNumbers.longOf(found, "version"),
                StoredNumbers.longOf(found, "read"),
                StoredNumbers.longOf(found, "of"),
                found.getDate("startedAt").toInstant(),
                found.getDate("beatAt").toInstant(),
                found.getString(RESULT),
                found.getString("problem"));
    }
}
