package dev.latchkey.credential.existence;

import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Reads documents of which a stream tells that they have come about, and not what they are looked up by. In the order in
 * which they were asked for, many at once, and beside the stream: whoever follows it does not wait.
 */
final class PendingReads {
    private static final Logger LOG = LoggerFactory.getLogger(PendingReads.class);
    private static final int AT_ONCE = 500;
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final RetryPolicy AGAIN = RetryPolicy.backingOff(4, Duration.ofMillis(100), Duration.ofSeconds(2));

    private final Function<List<String>, Mono<Void>> read;
    private final Runnable failed;
    private final int most;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * Has nothing to read yet.
     *
     * @param read   by id, and makes known what it finds
     * @param failed is told where something could not be read
     * @param most   may wait; more are not read, and {@code failed} is told
     */
    PendingReads(Function<List<String>, Mono<Void>> read, Runnable failed, int most) {
        this.read = read;
        this.failed = failed;
        this.most = most;
    }

    /** Has it read soon. Never waits. */
    void add(String id) {
        if (asked.get() - done.get() >= most) {
            failed.run();
            return;
        }
        asked.incrementAndGet();
        waiting.add(id);
        readOn();
    }

    /** How many were asked for by now. */
    long asked() {
        return asked.get();
    }

    /** Whether the first so many have been read, or have failed. */
    boolean done(long number) {
        return done.get() >= number;
    }

    private void readOn() {
        while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
            List<String> batch = next();
            if (!batch.isEmpty()) {
                read(batch);
                return;
            }
            busy.set(false);
        }
    }

    private List<String> next() {
        List<String> batch = new ArrayList<>();
        for (String id = waiting.poll(); id != null; id = batch.size() < AT_ONCE ? waiting.poll() : null) {
            batch.add(id);
        }
        return batch;
    }

    private void read(List<String> batch) {
        Mono.defer(() -> read.apply(batch))
                .timeout(WITHIN)
                .retryWhen(AGAIN.of(Throwable.class))
                .subscribe(nothing -> {}, failure -> fail(batch, failure), () -> end(batch));
    }

    private void fail(List<String> batch, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("documents", batch.size())
                .addKeyValue("cause", failure.toString())
                .log("what has come about could not be read; all there is will be read anew");
        failed.run();
        end(batch);
    }

    private void end(List<String> batch) {
        done.addAndGet(batch.size());
        busy.set(false);
        readOn();
    }
}
