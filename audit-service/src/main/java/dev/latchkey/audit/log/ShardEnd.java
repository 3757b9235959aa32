package dev.latchkey.audit.log;

import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.audit.shard.ShardHead;
import dev.latchkey.audit.shard.ShardHeads;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/**
 * Finds where a shard really ends: at its head as written down, or beyond, where whoever appended died before they
 * could write that down. Looks up single places only, doubling its steps and then halving them.
 */
final class ShardEnd {
    private final ShardHeads heads;
    private final LogStore store;
    private final BlockingEdge waiting;

    ShardEnd(ShardHeads heads, LogStore store, BlockingEdge waiting) {
        this.heads = heads;
        this.store = store;
        this.waiting = waiting;
    }

    ShardHead find(LogShard shard) {
        ShardHead head = waiting.forValue(heads.find(shard));
        if (at(shard, head.size()).isEmpty()) {
            return head;
        }
        long last = lastTaken(shard, head.size());
        Document entry = at(shard, last).orElseThrow();
        byte[] chainHash = entry.get(EntryFields.CHAIN_HASH, Binary.class).getData();
        return head.grownTo(last + 1, chainHash, StoredNumbers.longOf(entry, EntryFields.OFFSET) + 1);
    }

    private long lastTaken(LogShard shard, long taken) {
        long step = 1;
        while (at(shard, taken + step).isPresent()) {
            taken += step;
            step *= 2;
        }
        long free = taken + step;
        while (free - taken > 1) {
            long middle = taken + (free - taken) / 2;
            if (at(shard, middle).isPresent()) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return taken;
    }

    private Optional<Document> at(LogShard shard, long index) {
        Mono<Optional<Document>> found =
                store.at(shard, index).map(Optional::of).defaultIfEmpty(Optional.empty());
        return waiting.forValue(found);
    }
}
