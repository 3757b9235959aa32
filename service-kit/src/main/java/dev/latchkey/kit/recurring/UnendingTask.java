package dev.latchkey.kit.recurring;

import io.micrometer.core.instrument.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a timer is given to do: throws nothing, for a timer drops for ever what has thrown once, and says so to nobody.
 * Failures are logged, and counted in {@code latchkey.tasks.failed}.
 */
public final class UnendingTask implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(UnendingTask.class);

    private final String name;
    private final Runnable task;

    /** @param name for the log and the metric */
    public UnendingTask(String name, Runnable task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable failure) {
            tell(failure);
        }
    }

    private void tell(Throwable failure) {
        try {
            Metrics.counter("latchkey.tasks.failed", "task", name).increment();
            LOG.atError().setCause(failure).addKeyValue("task", name).log("timed task failed; it will be done again");
        } catch (Throwable nothingLeftToSayItWith) {
            // The next time is more important than the word about this one.
        }
    }
}
