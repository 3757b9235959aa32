package dev.latchkey.kit.outbox;

import com.mongodb.MongoNamespace;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks from time to time for events that were written but not sent, and has them sent. Every replica does; an event
 * that two of them send at the same time is on the topic twice under one id. Each collection by itself: an import that was
 * left behind keeps no revocation. Within a collection tenants take turns, a page at a time.
 */
final class OutboxSweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSweeper.class);
    private static final int AT_MOST = 500;
    private static final int AT_ONCE = 8;
    private static final Document ID = new Document("_id", 1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    // Younger ones are about to be sent by the request that wrote them.
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(2);

    private final List<OutboxCollection> collections;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Duration every;
    private final RecurringTasks tasks;
    private final Map<MongoNamespace, Object> lookedAt = new ConcurrentHashMap<>();
    private volatile List<RecurringTask> sweeps = List.of();

    OutboxSweeper(
            List<OutboxCollection> collections, OutboxRelay relay, Clock clock, Duration every, RecurringTasks tasks) {
        this.collections = collections;
        this.relay = relay;
        this.clock = clock;
        this.every = every;
        this.tasks = tasks;
    }

    private void sweepOf(MongoCollection<Document> collection) {
        try {
            sweep(collection).block(TIMEOUT);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("collection", collection.getNamespace())
                    .addKeyValue("cause", failure.toString())
                    .log("outboxes could not be looked at");
        }
    }

    /** Page by page, until all have been looked at or nothing of a page could be sent: then it is tried next time. */
    private Mono<Void> sweep(MongoCollection<Document> collection) {
        return Mono.fromSupplier(() -> SweptPage.before(lookedAt.get(collection.getNamespace())))
                .expand(page -> page.goesOn() ? next(collection, page) : Mono.empty())
                .then();
    }

    private Mono<SweptPage> next(MongoCollection<Document> collection, SweptPage before) {
        return Flux.from(collection
                        .find(leftBehind(before.last()))
                        .projection(ID)
                        .sort(ID)
                        .limit(AT_MOST))
                .map(found -> Objects.requireNonNull(found.get("_id")))
                .collectList()
                .flatMap(ids -> send(collection, ids).map(sent -> before.next(ids, ids.size() == AT_MOST, sent)));
    }

    private Document leftBehind(@Nullable Object last) {
        Instant before = clock.instant().minus(LEFT_BEHIND);
        Document left = new Document(Outbox.SINCE, new Document("$lt", Date.from(before)));
        return last == null ? left : left.append("_id", new Document("$gt", last));
    }

    private Mono<Long> send(MongoCollection<Document> collection, List<Object> ids) {
        // Behind these the next time, whatever becomes of them: those that nobody can send do not keep the others.
        if (ids.size() < AT_MOST) {
            lookedAt.remove(collection.getNamespace());
        } else {
            lookedAt.put(collection.getNamespace(), ids.getLast());
        }
        return Flux.fromIterable(ids)
                .flatMap(id -> send(collection, id), AT_ONCE)
                .filter(sent -> sent)
                .count();
    }

    /** A document whose events cannot be sent does not keep those of the others. */
    private Mono<Boolean> send(MongoCollection<Document> collection, Object id) {
        return relay.relay(collection, id)
                .thenReturn(true)
                .doOnError(failure -> LOG.atWarn()
                        .addKeyValue("collection", collection.getNamespace())
                        .addKeyValue("document", id)
                        .addKeyValue("cause", failure.toString())
                        .log("waiting events could not be sent; they keep waiting"))
                .onErrorReturn(false);
    }

    @Override
    public void start() {
        sweeps = collections.stream().map(each -> start(each.collection())).toList();
    }

    private RecurringTask start(MongoCollection<Document> collection) {
        String name = "outbox-sweeper-" + collection.getNamespace().getCollectionName();
        return tasks.start(Recurrence.every(name, every, TIMEOUT.multipliedBy(2)), () -> sweepOf(collection));
    }

    @Override
    public void stop() {
        sweeps.forEach(RecurringTask::close);
        sweeps = List.of();
    }

    @Override
    public boolean isRunning() {
        return !sweeps.isEmpty();
    }
}
