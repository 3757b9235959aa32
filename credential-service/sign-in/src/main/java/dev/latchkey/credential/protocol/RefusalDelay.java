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
 * Where every protocol takes its attempts to. Nobody who is not let in is answered but at 300, 600, 900 ms … after the
 * arrival, so that how long it took says nothing about what it was for, and under load hardly anything. Answers leave
 * together, on the ticks of a clock that runs on by itself: when within a tick one was ready shows nowhere.
 */
final class RefusalDelay implements AutoCloseable {
    private static final long TICK = Duration.ofMillis(10).toNanos();

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
        return authenticator.decide(attempt).thenCompose(outcome -> switch (outcome) {
            case AttemptOutcome.Accepted accepted -> CompletableFuture.completedFuture(outcome);
            case AttemptOutcome.Refused refused -> later(outcome, attempt.arrived());
            case AttemptOutcome.NotPermitted doorsFault -> later(outcome, attempt.arrived());
            case AttemptOutcome.TemporaryFailure temporary -> later(outcome, attempt.arrived());
        });
    }

    /** Gives an answer that lets nobody in when it is due. */
    <T> CompletableFuture<T> later(T answer, long arrived) {
        CompletableFuture<T> held = new CompletableFuture<>();
        timer.schedule(() -> held.complete(answer), untilDue(arrived), TimeUnit.NANOSECONDS);
        return held;
    }

    /** From now to the tick after the next multiple of the delay; the first at the soonest. */
    private long untilDue(long arrived) {
        if (refusalAfter == 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        long steps = Math.max(1, Math.ceilDiv(now - arrived, refusalAfter));
        long due = arrived + steps * refusalAfter;
        return due + Math.floorMod(-due, TICK) - now;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
