package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalDelayTest {
    private static final Duration FLOOR = Duration.ofMillis(300);

    private final FakeAuthenticator authenticator = new FakeAuthenticator();
    private final FakeTimer timer = new FakeTimer();
    private long now = Duration.ofMillis(40).toNanos();
    private final RefusalDelay delay = new RefusalDelay(authenticator, FLOOR, timer, () -> now, () -> 0);

    @AfterEach
    void close() {
        delay.close();
    }

    private static Attempt anAttempt() {
        return new JsonAdapter.SignInRequest("anna", PresentedSecret.of("x"), "imap", null, null, null, null, null)
                .toSignIn(ADoorRequest.DOOR, aRequest().arrivedAt(0).sent());
    }

    @Test
    void holdsEveryRefusalBackUntilTheSameTimeAfterItsArrival() throws Exception {
        authenticator.outcome = new AttemptOutcome.Refused(FakeAuthenticator.ID, 7);
        CompletableFuture<AttemptOutcome> held = delay.ask(anAttempt());
        assertThat(held).isNotDone();
        assertThat(timer.waits).containsExactly(FLOOR.minusMillis(40));
        timer.passes();
        assertThat(held).isCompletedWithValue(authenticator.outcome);
    }

    @Test
    void holdsWhoeverWasNotLetInBackLikewise() {
        authenticator.outcome = new AttemptOutcome.TemporaryFailure();
        delay.ask(anAttempt());
        authenticator.outcome = new AttemptOutcome.NotPermitted(FakeAuthenticator.ID);
        delay.ask(anAttempt());
        assertThat(timer.waits).containsExactly(FLOOR.minusMillis(40), FLOOR.minusMillis(40));
    }

    @Test
    void holdsNothingElseBack() {
        assertThat(delay.ask(anAttempt())).isCompleted();
        assertThat(timer.waits).isEmpty();
    }

    /** Under load one takes longer than another by what it needed; they are answered together all the same. */
    @ParameterizedTest
    @CsvSource({"0, 300", "1, 299", "300, 0", "301, 299", "310, 290", "599, 1", "601, 299", "1500, 0", "2010, 90"})
    void answersOnAGridWhatTookLonger(int took, int waits) {
        authenticator.outcome = new AttemptOutcome.Refused(FakeAuthenticator.ID, 7);
        now = Duration.ofMillis(took).toNanos();
        delay.ask(anAttempt());
        assertThat(timer.waits).containsExactly(Duration.ofMillis(waits));
    }

    /** What one needed more than another is lost in it, and so is the order in which they were ready. */
    @Test
    void spreadsAnswersByChanceBehindTheirLine() {
        authenticator.outcome = new AttemptOutcome.Refused(FakeAuthenticator.ID, 7);
        now = 0;
        try (RefusalDelay spread = new RefusalDelay(authenticator, FLOOR, timer, () -> now, new Random(1))) {
            IntStream.range(0, 1_000).forEach(i -> spread.ask(anAttempt()));
        }
        assertThat(timer.waits)
                .allMatch(wait -> wait.compareTo(FLOOR) >= 0 && wait.compareTo(FLOOR.plusMillis(10)) < 0);
        assertThat(timer.waits.stream().map(Duration::toMillis).distinct()).hasSize(10);
        assertThat(timer.waits).isNotEqualTo(timer.waits.stream().sorted().toList());
    }

    /** Keeps what it is to do later until it is told that it is due. */
    private static final class FakeTimer extends ScheduledThreadPoolExecutor {
        private final List<Duration> waits = new ArrayList<>();
        private final List<Callable<?>> due = new ArrayList<>();

        FakeTimer() {
            super(0);
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
            waits.add(Duration.of(delay, unit.toChronoUnit()));
            due.add(task);
            return super.schedule(task, 1, TimeUnit.DAYS);
        }

        void passes() throws Exception {
            for (Callable<?> task : due) {
                task.call();
            }
        }
    }
}
