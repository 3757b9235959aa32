package dev.latchkey.kit.recurring;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that is done again and again, whatever it throws, and never twice at a time: one that does not end when it is
 * interrupted is waited for. Not an executor by type, for Spring would take it for the application's.
 */
public final class RecurringTask implements AutoCloseable {
    private final Recurrence recurrence;
    private final Runnable task;
    private final Consumer<Throwable> failed;
    private final ScheduledExecutorService clock;
    private final ExecutorService worker;
    private volatile @Nullable Throwable lastFailure;

    RecurringTask(Recurrence recurrence, Runnable task, Consumer<Throwable> failed) {
        this.recurrence = recurrence;
        this.task = task;
        this.failed = failed;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(recurrence.name() + "-clock").factory());
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(recurrence.name()).factory());
    }

    RecurringTask begin() {
        clock.scheduleWithFixedDelay(
                new UnendingTask(recurrence.name(), this::once),
                recurrence.first().toMillis(),
                Math.max(1, recurrence.every().toMillis()),
                TimeUnit.MILLISECONDS);
        return this;
    }

    private void once() {
        Future<?> one = submitted();
        try {
            one.get(recurrence.timeout().toMillis(), TimeUnit.MILLISECONDS);
            lastFailure = null;
        } catch (TimeoutException late) {
            one.cancel(true);
            fail(new TimeoutException("not done within " + recurrence.timeout()));
        } catch (ExecutionException failure) {
            fail(failure.getCause());
        } catch (InterruptedException closing) {
            one.cancel(true);
            Thread.currentThread().interrupt();
        }
    }

    private Future<?> submitted() {
        try {
            return worker.submit(task);
        } catch (Throwable noThreadForIt) {
            return CompletableFuture.failedFuture(noThreadForIt);
        }
    }

    private void fail(@Nullable Throwable why) {
        Throwable failure = why == null ? new IllegalStateException("failed without a cause") : why;
        lastFailure = failure;
        failed.accept(failure);
    }

    /** What went wrong the last time, if anything did. */
    Optional<Throwable> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** Not done any more; one that is under way is interrupted. */
    @Override
    public void close() {
        clock.shutdownNow();
        worker.shutdownNow();
    }
}
