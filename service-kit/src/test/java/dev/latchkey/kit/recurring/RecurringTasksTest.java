package dev.latchkey.kit.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

class RecurringTasksTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Recurrence OFTEN = Recurrence.every("test", SHORT, LONG);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RecurringTasks tasks = new RecurringTasks(meters);
    private final RecurringTasksHealth health = new RecurringTasksHealth(tasks);

    @AfterEach
    void stop() {
        tasks.close();
    }

    @Test
    void goesOnWhateverTheTaskThrows() {
        AtomicInteger times = new AtomicInteger();
        tasks.start(OFTEN, () -> {
            switch (times.incrementAndGet()) {
                case 1 -> throw new OutOfMemoryError("made up");
                case 2 -> throw new IllegalStateException("made up");
                default -> {}
            }
        });
        await().until(() -> times.get() > 3);
        assertThat(meters.counter("latchkey.tasks.failed", "task", "test").count())
                .isEqualTo(2);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isRedWhileTheLastRunEndedInAnError() {
        tasks.start(OFTEN, () -> {
            throw new StackOverflowError("made up");
        });
        await().until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(health.health().getDetails()).containsEntry("test", "stack overflow");
    }

    @Test
    void givesATimerNothingThatEndsIt() {
        AtomicInteger times = new AtomicInteger();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            Runnable failing = () -> {
                times.incrementAndGet();
                throw new NoClassDefFoundError("made up");
            };
            timer.scheduleWithFixedDelay(new UnendingTask("test", failing), 0, 1, TimeUnit.MILLISECONDS);
            await().until(() -> times.get() > 3);
            timer.shutdownNow();
        }
    }

    @Test
    void namesTheTaskWhoseDependencyIsAwayAndIsNotRedForThat() {
        tasks.start(OFTEN, () -> {
            throw new IllegalStateException("away");
        });
        await().until(() -> health.health().getDetails().containsKey("test"));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void interruptsWhatTakesTooLongAndDoesItAgain() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        tasks.start(Recurrence.every("test", SHORT, SHORT), () -> {
            begun.incrementAndGet();
            awaitForEver(never);
        });
        await().until(() -> begun.get() > 3);
        assertThat(health.health().getDetails()).containsEntry("test", "timeout");
    }

    @Test
    void neverDoesATaskTwiceAtATimeEvenWhereItDoesNotMindBeingInterrupted() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        tasks.start(Recurrence.every("test", SHORT, SHORT), () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            long until = System.nanoTime() + Duration.ofMillis(20).toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            begun.incrementAndGet();
            now.decrementAndGet();
        });
        await().until(() -> begun.get() > 3);
        assertThat(most).hasValue(1);
    }

    @Test
    void waitsForWhatIsReactive() {
        AtomicInteger done = new AtomicInteger();
        tasks.startReactive(OFTEN, () -> Mono.delay(Duration.ofMillis(5)).doOnNext(late -> done.incrementAndGet()));
        await().until(() -> done.get() > 2);
        assertThat(health.health().getDetails()).isEmpty();
    }

    @Test
    void isNotDoneAnyMoreOnceItIsClosed() {
        AtomicInteger times = new AtomicInteger();
        RecurringTask task = tasks.start(OFTEN, times::incrementAndGet);
        await().until(() -> times.get() > 0);
        task.close();
        int then = times.get();
        await().during(Duration.ofMillis(50)).atMost(LONG).until(() -> times.get() <= then + 1);
    }

    @Test
    void takesNoTimesThatCannotBe() {
        assertThatThrownBy(() -> Recurrence.every("test", Duration.ZERO, LONG))
                .hasMessage("every: PT0S (expected: > 0)");
        assertThatThrownBy(() -> Recurrence.every("test", LONG, Duration.ZERO))
                .hasMessage("timeout: PT0S (expected: > 0)");
    }

    private static void awaitForEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException wanted) {
            throw new IllegalStateException(wanted);
        }
    }
}
