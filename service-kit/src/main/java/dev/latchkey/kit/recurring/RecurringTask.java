package dev.latchkey.kit.recurring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that is done from time to time, on a thread of its own. Whatever it throws is logged, and it is done again: the schedulers of
 * Java would end it without a word. Not an executor by type, for Spring would take it for the application's.
 */
public final class RecurringTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecurringTask.class);

    private final String name;
    private final Runnable task;
    private final ScheduledExecutorService thread;

    private RecurringTask(String name, Runnable task) {
        this.name = name;
        this.task = task;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Begins.
     *
     * @param first how long to wait for the first time
     * @param every and from the end of each to the next
     */
    public static RecurringTask start(String name, Duration first, Duration every, Runnable task) {
        RecurringTask recurring = new RecurringTask(name, task);
        recurring.thread.scheduleWithFixedDelay(
                recurring::run, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return recurring;
    }

    private void run() {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("task", name)
                    .log("recurring task failed; it will be done again");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
