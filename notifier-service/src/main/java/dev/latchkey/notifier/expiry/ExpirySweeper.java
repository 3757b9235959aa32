package dev.latchkey.notifier.expiry;

import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Deletes what is past its time: not every server that speaks MongoDB's protocol honours TTL indexes. */
final class ExpirySweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<Expiring> collections;
    private final Clock clock;
    private final RecurringTasks tasks;
    private volatile @Nullable RecurringTask sweeps;

    ExpirySweeper(List<Expiring> collections, Clock clock, RecurringTasks tasks) {
        this.collections = List.copyOf(collections);
        this.clock = clock;
        this.tasks = tasks;
    }

    void sweep() {
        Document over = new Document(Expiring.AT, new Document("$lt", clock.instant()));
        for (Expiring each : collections) {
            try {
                Mono.from(each.collection().deleteMany(over)).block(TIMEOUT);
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
        Duration timeout = TIMEOUT.multipliedBy(1 + collections.size());
        sweeps = tasks.start(Recurrence.every("expiry-sweeper", EVERY, timeout), this::sweep);
    }

    @Override
    public void stop() {
        RecurringTask started = sweeps;
        if (started != null) {
            started.close();
            sweeps = null;
        }
    }

    @Override
    public boolean isRunning() {
        return sweeps != null;
    }
}
