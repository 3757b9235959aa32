package dev.latchkey.audit.log;

import dev.latchkey.audit.shard.LogShard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The entries of the log. A place in a shard and an event's id are taken once. */
interface LogStore {
    /**
     * Inserts entries of one shard in their order, up to the first that cannot be: what is stored is always a prefix.
     *
     * @return whether all were inserted; otherwise a place or an event was there already
     */
    Mono<Boolean> insert(LogShard shard, List<Document> entries);

    /** The entry at a place, without its canonical bytes; empty beyond the end. */
    Mono<Document> at(LogShard shard, long index);

    /** The canonical bytes of those of the events that are in the log, by id. */
    Mono<Map<String, byte[]>> known(LogShard shard, Collection<String> ids);
}
