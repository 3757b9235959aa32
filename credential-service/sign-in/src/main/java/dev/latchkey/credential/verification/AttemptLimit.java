package dev.latchkey.credential.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many attempts are decided at once. Further ones are turned away before anything of them is looked up, so that
 * overload tells nothing about a login or a secret, and what has been let in is decided in time.
 */
final class AttemptLimit {
    private final Semaphore free;
    private final Counter shed;

    AttemptLimit(int atMost, MeterRegistry meters) {
        this.free = new Semaphore(atMost);
        this.shed = Counter.builder("latchkey.attempts.shed")
                .description("attempts that were turned away unseen, because too many were being decided")
                .register(meters);
    }

    /** A temporary failure where too many are being decided. */
    CompletableFuture<AttemptOutcome> decide(Attempt attempt, Supplier<CompletableFuture<AttemptOutcome>> deciding) {
        return within(deciding, () -> {
            attempt.typed().close();
            return new AttemptOutcome.TemporaryFailure();
        });
    }

    /** @param otherwise the answer where too many are being decided */
    <T> CompletableFuture<T> within(Supplier<CompletableFuture<T>> deciding, Supplier<T> otherwise) {
        if (!free.tryAcquire()) {
            shed.increment();
            return CompletableFuture.completedFuture(otherwise.get());
        }
        return CompletableFuture.completedFuture(deciding)
                .thenCompose(Supplier::get)
                .whenComplete((outcome, failure) -> free.release());
    }
}
