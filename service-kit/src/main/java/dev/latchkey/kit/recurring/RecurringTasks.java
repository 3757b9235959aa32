package dev.latchkey.kit.recurring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/**
 * All that a service does from time to time. Each failure is logged, counted ({@code latchkey.tasks.failed}), and seen in
 * the health until the next run.
 */
public final class RecurringTasks implements AutoCloseable {
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
        LOG.atLevel(why instanceof Error ? Level.ERROR : Level.WARN)
                .setCause(why)
                .addKeyValue("task", name)
                .log("recurring task failed; it will be done again");
    }

    /** Those whose last run failed, and of what. */
    Map<String, Throwable> failing() {
        Map<String, Throwable> failing = new TreeMap<>();
        tasks.forEach((name, task) -> task.lastFailure().ifPresent(why -> failing.put(name, why)));
        return failing;
    }

    @Override
    public void close() {
        tasks.values().forEach(RecurringTask::close);
    }
}
