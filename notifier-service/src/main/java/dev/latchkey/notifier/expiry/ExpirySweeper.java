package dev.latchkey.notifier.expiry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Deletes what is past its time: not every server that speaks MongoDB's protocol honours TTL indexes. */
final class ExpirySweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Expiring> collections;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "expiry-sweeper"));
    private volatile boolean running;

    ExpirySweeper(List<Expiring> collections, Clock clock) {
        this.collections = List.copyOf(collections);
        this.clock = clock;
    }

    void sweep() {
        Document over = new Document(Expiring.AT, new Document("$lt", clock.instant()));
        for (Expiring each : collections) {
            try {
                Mono.from(each.collection().deleteMany(over)).block(PATIENCE);
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("collection", each.collection().getNamespace())
                        .addKeyValue("cause", failure.toString())
                        .log("what has expired could not be removed; it stays until the next time");
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::sweep, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
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
