package dev.latchkey.audit.shard;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is written down about the shards: one document each, replaced only by who has seen its last version. */
public final class ShardHeads {
    private final MongoCollection<Document> collection;

    public ShardHeads(MongoDatabase database) {
        this.collection = database.getCollection("shards");
    }

    /** The head as written down, or an empty one. The log may have grown beyond it. */
    public Mono<ShardHead> find(LogShard shard) {
        return Mono.from(collection.find(new Document("_id", shard.name())))
                .map(ShardDocument::read)
                .defaultIfEmpty(ShardHead.empty(shard));
    }

    /** All shards that have a head, by name. */
    public Flux<ShardHead> all() {
        return Flux.from(collection.find().sort(new Document("_id", 1))).map(ShardDocument::read);
    }

    Mono<Page<ShardHead>> page(PageRequest request) {
        return PageOrder.by("_id").read(collection, new Document(), request, ShardDocument::read);
    }

    /**
     * Writes a head down, unless another has done so since this one was read.
     *
     * @return whether it was written
     */
    public Mono<Boolean> replace(ShardHead next) {
        Document document = ShardDocument.write(next);
        if (next.version() == 0) {
            return Mono.from(collection.insertOne(document))
                    .thenReturn(true)
                    .onErrorResume(DuplicateKey::is, taken -> Mono.just(false));
        }
        Document seen = new Document("_id", next.shard().name()).append("version", next.version());
        return Mono.from(collection.replaceOne(seen, document)).map(result -> result.getMatchedCount() == 1);
    }
}
