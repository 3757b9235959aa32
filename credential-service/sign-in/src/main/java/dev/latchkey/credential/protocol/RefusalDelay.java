package dev.latchkey.credential.protocol;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import dev.latchkey.credential.verification.Authenticator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Where every protocol takes its attempts to. Holds each refusal back until the same time after its arrival, so that
 * how long it took says nothing about what it was for.
 */
final class RefusalDelay implements AutoCloseable {
    private final Authenticator authenticator;
    private final long refusalAfter;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;

    RefusalDelay(Authenticator authenticator, Duration refusalAfter) {
        this(
                authenticator,
                refusalAfter,
                Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "refusals")),
                System::nanoTime);
    }

    /** @param timer is closed with this */
    RefusalDelay(
            Authenticator authenticator, Duration refusalAfter, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.authenticator = authenticator;
        this.refusalAfter = refusalAfter.toNanos();
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    CompletableFuture<AttemptOutcome> ask(Attempt attempt) {
        return authenticator
                .decide(attempt)
                .thenCompose(outcome -> outcome instanceof AttemptOutcome.Refused
                        ? later(outcome, attempt.arrived())
                        : CompletableFuture.completedFuture(outcome));
    }

    private CompletableFuture<AttemptOutcome> later(AttemptOutcome outcome, long arrived) {
        CompletableFuture<AttemptOutcome> held = new CompletableFuture<>();
        long wait = refusalAfter - (nanoTime.getAsLong() - arrived);
        timer.schedule(() -> held.complete(outcome), wait, TimeUnit.NANOSECONDS);
        return held;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
