package dev.latchkey.kit.recurring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import reactor.core.publisher.Mono;

/**
 * All that a service does from time to time. Each failure is logged and counted ({@code latchkey.tasks.failed}); the
 * health is red while the last run of a task ended in an {@link Error}, which is a fault of ours or of the machine's and
 * not a dependency's, and names those whose last run failed otherwise.
 */
public final class RecurringTasks implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecurringTasks.class);

    private final MeterRegistry meters;
    private final Map<String, RecurringTask> tasks = new ConcurrentHashMap<>();

    public RecurringTasks(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Begins to do a task.
     *
     * @return by which it is ended; all are when the service stops
     */
    public RecurringTask start(Recurrence recurrence, Runnable task) {
        RecurringTask started = new RecurringTask(recurrence, task, why -> failed(recurrence.name(), why)).begin();
        RecurringTask former = tasks.put(recurrence.name(), started);
        if (former != null) {
            former.close();
        }
        return started;
    }

    /** Begins to do a task whose end is waited for here, and nowhere else, as long as it may take. */
    public RecurringTask startReactive(Recurrence recurrence, Supplier<? extends Mono<?>> task) {
        return start(recurrence, () -> task.get().block(recurrence.timeout()));
    }

    private void failed(String name, Throwable why) {
        meters.counter("latchkey.tasks.failed", "task", name).increment();
        LOG.atLevel(why instanceof Error ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN)
                .setCause(why)
                .addKeyValue("task", name)
                .log("recurring task failed; it will be done again");
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        tasks.forEach((name, task) -> task.lastFailure().ifPresent(why -> {
            health.withDetail(name, why.getClass().getSimpleName());
            if (why instanceof Error) {
                health.down();
            }
        }));
        return health.build();
    }

    @Override
    public void close() {
        tasks.values().forEach(RecurringTask::close);
    }
}
