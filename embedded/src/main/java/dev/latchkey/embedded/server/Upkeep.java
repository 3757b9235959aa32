package dev.latchkey.embedded.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again, one after the other, on a thread of its own. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("upkeep").daemon().factory());

    /** Does something at an interval; where it fails, that is reported and it is done again the next time. */
    public void every(Duration interval, String what, Runnable task) {
        timer.scheduleWithFixedDelay(
                () -> run(what, task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed and is tried again", what, e);
        }
    }

    /** Returns when what is being done is done. */
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
    }
}
