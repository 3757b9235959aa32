package dev.latchkey.audit.log;

import com.mongodb.client.model.InsertManyOptions;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.kit.mongo.DuplicateKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The entries in MongoDB. Queries name exactly the keys of a unique index: some servers use it for nothing else. */
final class MongoLogStore implements LogStore {
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    private final LogCollections collections;

    MongoLogStore(LogCollections collections) {
        this.collections = collections;
    }

    @Override
    public Mono<Boolean> insert(LogShard shard, List<Document> entries) {
        return Mono.from(collections.of(shard).insertMany(entries, IN_ORDER))
                .thenReturn(true)
                .onErrorResume(DuplicateKey::is, taken -> Mono.just(false));
    }

    @Override
    public Mono<Document> at(LogShard shard, long index) {
        Document place = new Document(EntryFields.SHARD, shard.name()).append(EntryFields.INDEX, index);
        return Mono.from(collections
                .of(shard)
                .find(place)
                .projection(new Document(EntryFields.CHAIN_HASH, 1).append(EntryFields.OFFSET, 1)));
    }

    @Override
    public Mono<Map<String, byte[]>> known(LogShard shard, Collection<String> ids) {
        Document any = new Document(EntryFields.ID, new Document("$in", List.copyOf(ids)));
        return Flux.from(collections.of(shard).find(any).projection(new Document(EntryFields.ENTRY, 1)))
                .collectMap(
                        found -> found.getString(EntryFields.ID),
                        found -> found.get(EntryFields.ENTRY, Binary.class).getData());
    }
}
