package dev.latchkey.kit.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks from time to time for events that were written but not sent, and has them sent. */
final class OutboxSweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSweeper.class);
    private static final int AT_MOST = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<OutboxCollection> collections;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Duration every;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "outbox-sweeper"));
    private volatile boolean running;

    OutboxSweeper(List<OutboxCollection> collections, OutboxRelay relay, Clock clock, Duration every) {
        this.collections = collections;
        this.relay = relay;
        this.clock = clock;
        this.every = every;
    }

    private void sweep() {
        for (OutboxCollection each : collections) {
            try {
                sweep(each.collection()).block(PATIENCE);
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("collection", each.collection().getNamespace())
                        .addKeyValue("cause", failure.toString())
                        .log("waiting events could not be sent; they keep waiting");
            }
        }
    }

    private Mono<Void> sweep(MongoCollection<Document> collection) {
        // Younger ones are about to be sent by the request that wrote them.
        Document left =
                new Document(Outbox.PENDING, new Document("$lt", clock.instant().minus(Duration.ofSeconds(2))));
        return Flux.from(
                        collection.find(left).projection(new Document("_id", 1)).limit(AT_MOST))
                .concatMap(found -> relay.relay(collection, Objects.requireNonNull(found.get("_id"))))
                .then();
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
