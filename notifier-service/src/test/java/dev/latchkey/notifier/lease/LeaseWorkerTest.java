package dev.latchkey.notifier.lease;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LeaseWorkerTest {
    private static final Duration POLL = Duration.ofMillis(5);

    private final AtomicInteger leased = new AtomicInteger();
    private @Nullable LeaseWorker<Integer> worker;

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.stop();
        }
    }

    private void work(LeaseWorker<Integer> started) {
        worker = started;
        started.start();
    }

    private Mono<Integer> next() {
        return Mono.fromSupplier(leased::incrementAndGet);
    }

    @Test
    void goesOnWhenLookingForWhatIsDueEndsInAnError() {
        AtomicInteger done = new AtomicInteger();
        work(new LeaseWorker<>(
                "test",
                () -> {
                    if (leased.getAndIncrement() < 3) {
                        throw new StackOverflowError("made up");
                    }
                    return next();
                },
                one -> Mono.fromRunnable(done::incrementAndGet),
                POLL,
                1));
        await().until(() -> done.get() > 0);
    }

    @Test
    void losesNoSlotToWorkThatFailsBeforeItBegins() {
        AtomicInteger done = new AtomicInteger();
        work(new LeaseWorker<>(
                "test",
                this::next,
                one -> {
                    if (one <= 5) {
                        throw new IllegalStateException("made up");
                    }
                    return Mono.fromRunnable(done::incrementAndGet);
                },
                POLL,
                2));
        await().until(() -> done.get() > 0);
    }
}
