package dev.latchkey.credential.protocol;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import dev.latchkey.credential.verification.Authenticator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Where every protocol takes its attempts to. Nobody who is not let in is answered but at 300, 600, 900 ms … after the
 * arrival, so that how long it took says nothing about what it was for, and under load hardly anything. Each
 * leaves up to 10 ms after its line, by chance: what is left of a difference is lost in that, and answers of one line leave
 * in no order that has to do with the order in which they were ready.
 */
final class RefusalDelay implements AutoCloseable {
    private static final long SPREAD = Duration.ofMillis(10).toNanos();

    private final Authenticator authenticator;
    private final long refusalAfter;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final RandomGenerator chance;

    RefusalDelay(Authenticator authenticator, Duration refusalAfter) {
        this(
                authenticator,
                refusalAfter,
                Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "refusals")),
                System::nanoTime,
                new SecureRandom());
    }

    /** @param timer is closed with this */
    RefusalDelay(
            Authenticator authenticator,
            Duration refusalAfter,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            RandomGenerator chance) {
        this.authenticator = authenticator;
        this.refusalAfter = refusalAfter.toNanos();
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.chance = chance;
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

    /** From now to somewhat after the next multiple of the delay; the first at the soonest. */
    private long untilDue(long arrived) {
        if (refusalAfter == 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        long steps = Math.max(1, Math.ceilDiv(now - arrived, refusalAfter));
        return arrived + steps * refusalAfter + chance.nextLong(SPREAD) - now;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
