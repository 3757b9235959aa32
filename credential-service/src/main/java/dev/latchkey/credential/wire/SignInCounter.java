package dev.latchkey.credential.wire;

import dev.latchkey.credential.verification.Answer;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.Desk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Where every language takes its attempts to. Holds each refusal back until the same time after its arrival, so that
 * how long it took says nothing about what it was for.
 */
final class SignInCounter implements AutoCloseable {
    private final Desk desk;
    private final long refusalAfter;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "refusals"));

    SignInCounter(Desk desk, Duration refusalAfter) {
        this.desk = desk;
        this.refusalAfter = refusalAfter.toNanos();
    }

    CompletableFuture<Answer> ask(Attempt attempt) {
        return desk.decide(attempt)
                .thenCompose(answer -> answer instanceof Answer.Refused
                        ? later(answer, attempt.arrived())
                        : CompletableFuture.completedFuture(answer));
    }

    private CompletableFuture<Answer> later(Answer answer, long arrived) {
        CompletableFuture<Answer> held = new CompletableFuture<>();
        long wait = refusalAfter - (System.nanoTime() - arrived);
        timer.schedule(() -> held.complete(answer), wait, TimeUnit.NANOSECONDS);
        return held;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
