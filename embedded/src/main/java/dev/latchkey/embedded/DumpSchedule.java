package dev.latchkey.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dumps a store at a fixed interval when it has changed since the last time, and once more at the end. */
final class DumpSchedule implements AutoCloseable {
    /** Where nobody wants another one. */
    static final Duration USUAL_INTERVAL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(DumpSchedule.class);

    private final DatabaseStore store;
    private final DatabaseDump dump;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dump").daemon().factory());
    private long dumpedVersion = -1;

    DumpSchedule(DatabaseStore store, DatabaseDump dump, Duration interval) {
        this.store = store;
        this.dump = dump;
        timer.scheduleWithFixedDelay(this::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A dump that fails leaves the one before it in place, so it is reported and not thrown. */
    synchronized void run() {
        try {
            store.commit();
            var version = store.version();
            if (version != dumpedVersion) {
                dump.write(store);
                dumpedVersion = version;
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("database dump failed, the one before it stays", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        run();
    }
}
