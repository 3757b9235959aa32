package dev.latchkey.credential.existence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Passes once everything has been seen that was on the streams when it was asked for: what was answered as issued before
 * is known by then. Those who come while the broker is being asked share the next question, so that it is asked some
 * hundred times a second at most, however many strangers there are.
 */
final class StreamBarrier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamBarrier.class);
    private static final int MOST_WAITING = 100_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);
    private static final Duration ASK_EVERY = Duration.ofMillis(5);

    private final Streams streams;
    private final Duration within;
    private final BlockingQueue<Sinks.One<Boolean>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    /** What is to be seen. */
    interface Streams extends AutoCloseable {
        /**
         * Finds out how much there is by now.
         *
         * @return whether it has been seen by now; to be asked until it has
         */
        BooleanSupplier asOfNow(Duration within);

        /** By the thread that asks. */
        @Override
        default void close() {}
    }

    /** @param within how long may be waited until it has been seen */
    StreamBarrier(Streams streams, Duration within) {
        this.streams = streams;
        this.within = within;
        this.thread = Thread.ofPlatform().daemon().name("existence-barrier").unstarted(this::run);
    }

    StreamBarrier start() {
        thread.start();
        return this;
    }

    /** True once all of it has been seen; false where that takes too long, or cannot be told. Never fails. */
    Mono<Boolean> pass() {
        return Mono.defer(() -> {
            Sinks.One<Boolean> one = Sinks.one();
            return waiting.offer(one)
                    ? one.asMono().publishOn(Schedulers.parallel()).timeout(within, Mono.just(false))
                    : Mono.just(false);
        });
    }

    private void run() {
        while (!closed) {
            try {
                List<Sinks.One<Boolean>> group = next();
                boolean seen = seen();
                group.forEach(each -> each.tryEmitValue(seen));
                LockSupport.parkNanos(ASK_EVERY.toNanos());
            } catch (InterruptedException end) {
                // closed: the loop ends
            }
        }
        streams.close();
    }

    private List<Sinks.One<Boolean>> next() throws InterruptedException {
        List<Sinks.One<Boolean>> group = new ArrayList<>();
        group.add(waiting.take());
        waiting.drainTo(group);
        return group;
    }

    private boolean seen() {
        try {
            long began = System.nanoTime();
            BooleanSupplier seen = streams.asOfNow(within);
            while (!seen.getAsBoolean()) {
                if (closed || System.nanoTime() - began > within.toNanos()) {
                    return false;
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            return true;
        } catch (RuntimeException | Error failure) {
            LOG.atDebug().addKeyValue("cause", failure.toString()).log("nobody can tell what has come about");
            return false;
        }
    }

    /** Lets nobody pass any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(within.multipliedBy(2));
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }
}
