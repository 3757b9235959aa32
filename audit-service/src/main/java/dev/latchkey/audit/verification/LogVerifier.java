package dev.latchkey.audit.verification;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads the log as it is stored and finds what was modified, deleted, reordered or put in between. What it cannot
 * find: a log that was rewritten as a whole, or whose end was cut off together with its head. That takes a copy of an
 * earlier head kept elsewhere.
 */
final class LogVerifier {
    private static final int CHUNK = 500;
    private static final long AT_MOST_SECONDS = 4;
    private static final Document ANY_NUMBER = new Document("$gte", Double.NEGATIVE_INFINITY);

    private final MongoDatabase database;

    LogVerifier(MongoDatabase database) {
        this.database = database;
    }

    /** Every shard, or only the one with that name. */
    Flux<ShardVerification> verify(Optional<String> only) {
        return shards().filter(shard -> only.isEmpty() || only.get().equals(shard))
                .concatMap(this::verify);
    }

    /** Those that have a head, and those that have entries: a head that was deleted hides nothing. */
    private Flux<String> shards() {
        return Flux.concat(
                        Flux.from(database.getCollection("shards").find()).map(head -> head.getString("_id")),
                        Flux.from(database.getCollection("signIns").distinct("shard", String.class)),
                        Flux.from(database.getCollection("events").distinct("shard", String.class)))
                .distinct()
                .collectSortedList()
                .flatMapIterable(names -> names);
    }

    /** The head is read before the entries, so that what is appended meanwhile is beyond it, not missing from it. */
    private Mono<ShardVerification> verify(String shard) {
        return Mono.from(database.getCollection("shards").find(new Document("_id", shard)))
                .map(head -> new ShardChainCheck(shard, head))
                .defaultIfEmpty(new ShardChainCheck(shard, null))
                .flatMap(check -> entries(shard).reduce(check, ShardChainCheck::accept))
                .map(ShardChainCheck::verdict);
    }

    /** What has no number for a place comes last: it is not where it was written, whatever is in it. */
    private Flux<Document> entries(String shard) {
        Flux<Document> numbered = chunk(shard, ANY_NUMBER, CHUNK)
                .expand(last -> rest(shard, last))
                .publishOn(Schedulers.parallel(), 1)
                .concatMapIterable(chunk -> chunk, 1);
        Document notANumber = new Document("$not", ANY_NUMBER);
        return numbered.concatWith(
                chunk(shard, notANumber, ShardVerification.MOST_FINDINGS).flatMapIterable(chunk -> chunk));
    }

    /** From the last place on that is a number. */
    private Mono<List<Document>> rest(String shard, List<Document> before) {
        return Mono.justOrEmpty(before.reversed().stream()
                        .map(entry -> entry.get("index"))
                        .filter(Number.class::isInstance)
                        .findFirst())
                .filter(last -> before.size() == CHUNK)
                .flatMap(last -> chunk(shard, new Document("$gt", last), CHUNK));
    }

    /** A query of its own: between two of them nothing is open in the database. */
    private Mono<List<Document>> chunk(String shard, Document places, int most) {
        String collection = shard.startsWith("latchkey.sign-ins/") ? "signIns" : "events";
        return Flux.from(database.getCollection(collection)
                        .find(new Document("shard", shard).append("index", places))
                        .sort(new Document("index", 1))
                        .limit(most)
                        .batchSize(most)
                        .maxTime(AT_MOST_SECONDS, TimeUnit.SECONDS))
                .collectList();
    }
}
