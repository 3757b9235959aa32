package dev.latchkey.audit.verification;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the log as it is stored and finds what was modified, deleted, reordered or put in between. What it cannot
 * find: a log that was rewritten as a whole, or whose end was cut off together with its head. That takes a copy of an
 * earlier head kept elsewhere.
 */
final class LogVerifier {
    private static final int FETCH = 500;

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

    private Flux<Document> entries(String shard) {
        String collection = shard.startsWith("latchkey.sign-ins/") ? "signIns" : "events";
        return Flux.from(database.getCollection(collection)
                .find(new Document("shard", shard))
                .sort(new Document("index", 1))
                .batchSize(FETCH));
    }
}
