package dev.latchkey.credential.protocol;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.Authenticator;
import dev.latchkey.credential.verification.SignInOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Where every protocol takes its attempts to. Holds each refusal back until the same time after its arrival, so that
 * how long it took says nothing about what it was for.
 */
final class RefusalDelay implements AutoCloseable {
    private final Authenticator authenticator;
    private final long refusalAfter;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "refusals"));

    RefusalDelay(Authenticator authenticator, Duration refusalAfter) {
        this.authenticator = authenticator;
        this.refusalAfter = refusalAfter.toNanos();
    }

    CompletableFuture<SignInOutcome> ask(Attempt attempt) {
        return authenticator
                .decide(attempt)
                .thenCompose(outcome -> outcome instanceof SignInOutcome.Refused
                        ? later(outcome, attempt.arrived())
                        : CompletableFuture.completedFuture(outcome));
    }

    private CompletableFuture<SignInOutcome> later(SignInOutcome outcome, long arrived) {
        CompletableFuture<SignInOutcome> held = new CompletableFuture<>();
        long wait = refusalAfter - (System.nanoTime() - arrived);
        timer.schedule(() -> held.complete(outcome), wait, TimeUnit.NANOSECONDS);
        return held;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
