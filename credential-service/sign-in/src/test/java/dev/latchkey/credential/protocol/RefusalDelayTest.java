package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalDelayTest {
    private static final Duration FLOOR = Duration.ofMillis(300);

    private final FakeAuthenticator authenticator = new FakeAuthenticator();
    private final FakeTimer timer = new FakeTimer();
    private long now = Duration.ofMillis(40).toNanos();
    private final RefusalDelay delay = new RefusalDelay(authenticator, FLOOR, timer, () -> now);

    @AfterEach
    void close() {
        delay.close();
    }

    private static Attempt anAttempt() {
        return anAttempt(Duration.ZERO);
    }

    private static Attempt anAttempt(Duration arrived) {
        return new JsonAdapter.SignInRequest("anna", PresentedSecret.of("x"), "imap", null, null, null, null, null)
                .toSignIn(
                        ADoorRequest.DOOR,
                        aRequest().arrivedAt(arrived.toNanos()).sent());
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

    /** What one needed more than another within the same tick is in no answer's time. */
    @ParameterizedTest
    @CsvSource({"0, 0, 300", "1, 40, 310", "9, 40, 310", "10, 40, 310", "11, 40, 320", "9, 310, 610"})
    void answersTogetherOnTheTicksOfAClock(int arrived, int decided, int answered) {
        authenticator.outcome = new AttemptOutcome.Refused(FakeAuthenticator.ID, 7);
        now = Duration.ofMillis(decided).toNanos();
        delay.ask(anAttempt(Duration.ofMillis(arrived)));
        assertThat(timer.waits).containsExactly(Duration.ofMillis(answered - decided));
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
