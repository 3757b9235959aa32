package dev.latchkey.audit.log;

import dev.latchkey.audit.entry.CanonicalEntry;
import dev.latchkey.audit.entry.LogEntry;
import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.audit.shard.ShardHead;
import dev.latchkey.audit.shard.ShardHeads;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.PoisonEventException;
import dev.latchkey.kit.consuming.PoisonousBatchException;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to a shard. Keeps nothing between batches: each starts from what the database says, so a crash at any point
 * is followed by nothing but the same batch again. Uniqueness of place and id decides between writers: who loses looks
 * again and appends what is still missing.
 */
final class ShardAppender {
    private static final Logger LOG = LoggerFactory.getLogger(ShardAppender.class);
    private static final int ATTEMPTS = 5;
    private static final Duration REDELIVERY_SLACK = Duration.ofDays(2);

    private final LogStore store;
    private final ShardHeads heads;
    private final ShardEnd end;
    private final BlockingEdge waiting;
    private final Clock clock;

    ShardAppender(LogStore store, ShardHeads heads, BlockingEdge waiting, Clock clock) {
        this.store = store;
        this.heads = heads;
        this.end = new ShardEnd(heads, store, waiting);
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Appends those of the events that the shard does not hold yet, and notes the sequence of all.
     *
     * @return the head after it
     * @throws PoisonousBatchException where an event bears the id of a different one
     */
    ShardHead append(LogShard shard, List<ReceivedEvent> batch) {
        Map<String, ReceivedEvent> byId = distinct(batch);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // Mostly nothing of a batch is known; that it is shows when a place or an id turns out to be taken.
            Collection<ReceivedEvent> fresh = attempt == 0 ? byId.values() : unknown(shard, byId);
            ShardHead grown = insert(end.find(shard), fresh);
            if (grown != null && conclude(grown, batch)) {
                return grown;
            }
            LOG.atInfo().addKeyValue("shard", shard).log("part of the batch is in the log already; looking again");
        }
        throw new IllegalStateException("shard " + shard + " is being written by somebody else");
    }

    private static Map<String, ReceivedEvent> distinct(List<ReceivedEvent> batch) {
        Map<String, ReceivedEvent> byId = new LinkedHashMap<>();
        Map<ReceivedEvent, PoisonEventException> poison = new HashMap<>();
        for (ReceivedEvent each : batch) {
            ReceivedEvent first = byId.putIfAbsent(each.envelope().id().toString(), each);
            if (first != null && !Arrays.equals(first.raw().value(), each.raw().value())) {
                poison.put(each, idReused());
            }
        }
        return orThrow(byId, poison);
    }

    private Collection<ReceivedEvent> unknown(LogShard shard, Map<String, ReceivedEvent> byId) {
        Map<String, ReceivedEvent> unknown = new LinkedHashMap<>(byId);
        Map<ReceivedEvent, PoisonEventException> poison = new HashMap<>();
        waiting.forValue(store.known(shard, byId.keySet())).forEach((id, bytes) -> {
            ReceivedEvent again = unknown.remove(id);
            byte[] logged = CanonicalEntry.parse(bytes).value();
            if (again != null && !Arrays.equals(logged, again.raw().value())) {
                poison.put(again, idReused());
            }
        });
        return orThrow(unknown, poison).values();
    }

    private static Map<String, ReceivedEvent> orThrow(
            Map<String, ReceivedEvent> events, Map<ReceivedEvent, PoisonEventException> poison) {
        if (!poison.isEmpty()) {
            throw new PoisonousBatchException(poison);
        }
        return events;
    }

    private static PoisonEventException idReused() {
        return new PoisonEventException("idReused", "ce_id: another event with this id is in the log");
    }

    /** The head after it, or null where a place or an id is taken. */
    private @Nullable ShardHead insert(ShardHead head, Collection<ReceivedEvent> fresh) {
        Instant now = clock.instant();
        List<Document> entries = new ArrayList<>(fresh.size());
        ShardHead grown = head;
        for (ReceivedEvent each : fresh) {
            LogEntry entry = LogEntry.chained(each, head.shard().name(), grown.size(), grown.chainHash());
            entries.add(entry.document(now));
            grown = grown.grownTo(grown.size() + 1, entry.chainHash(), 0);
        }
        boolean inserted = entries.isEmpty() || waiting.forValue(store.insert(head.shard(), entries));
        return inserted ? grown : null;
    }

    private boolean conclude(ShardHead grown, List<ReceivedEvent> batch) {
        if (grown.shard().knownTopic().cleanup() == Topic.Cleanup.DELETE) {
            count(grown, batch);
        }
        long read =
                batch.stream().mapToLong(each -> each.raw().offset() + 1).max().orElse(0);
        return waiting.forValue(heads.replace(grown.readTo(read)));
    }

    private void count(ShardHead head, List<ReceivedEvent> batch) {
        ReceivedEvent first = batch.getFirst();
        if (head.version() == 0 && first.raw().offset() > 0) {
            head.sequences().joinAt(first.envelope().time());
        }
        Instant now = clock.instant();
        batch.forEach(each -> head.sequences()
                .observe(each.envelope().producer(), each.envelope().sequence(), now));
        Duration redelivered = head.shard().knownTopic().retention().plus(REDELIVERY_SLACK);
        head.sequences().forgetCompleteSince(now.minus(redelivered));
    }
}
