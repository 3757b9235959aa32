package dev.latchkey.notifier.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Leases what is due and has it done, several at once, on a thread of its own.
 *
 * @param <T> what is to be done
 */
public final class LeaseWorker<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<Mono<T>> lease;
    private final Function<T, Mono<Void>> work;
    private final Duration poll;
    private final Semaphore slots;
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /**
     * @param name   of what is done, for the log
     * @param lease  takes the next that is due, if any is, and keeps it from others for some time
     * @param work   does it, and writes down what became of it
     * @param poll   how often is looked for what is due
     * @param atOnce how many are done at the same time
     */
    public LeaseWorker(String name, Supplier<Mono<T>> lease, Function<T, Mono<Void>> work, Duration poll, int atOnce) {
        this.name = name;
        this.lease = lease;
        this.work = work;
        this.poll = poll;
        this.slots = new Semaphore(atOnce);
    }

    /** Has it look at once rather than at the next poll. */
    public void wake() {
        bell.release();
    }

    private void run() {
        while (Thread.currentThread().equals(thread)) {
            try {
                handOut();
                bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
            } catch (InterruptedException end) {
                return;
            } catch (Throwable failure) {
                // An Error too: what is due would never be done again.
                warn("what is due could not be looked for; trying again", failure);
                pause();
            }
        }
    }

    private void handOut() throws InterruptedException {
        while (slots.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            Optional<T> next = Optional.empty();
            try {
                next = lease.get().blockOptional(PATIENCE);
            } finally {
                if (next.isEmpty()) {
                    slots.release();
                }
            }
            if (next.isEmpty()) {
                return;
            }
            carry(next.get());
        }
    }

    /** What fails here is due again when its lease has run out. */
    private void carry(T leased) {
        // Deferred: work that fails before there is a chain to it gives its slot back too.
        Mono.defer(() -> work.apply(leased))
                .doFinally(end -> slots.release())
                .subscribe(nothing -> {}, failure -> warn("what is due could not be done; trying again", failure));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(poll.toMillis());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void warn(String message, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("work", name)
                .addKeyValue("cause", failure.toString())
                .log(message);
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name(name + "-worker").daemon().unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread old = thread;
        thread = null;
        if (old != null) {
            old.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
