package dev.latchkey.credential.wire;

import static dev.latchkey.credential.wire.ARequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Answer;
import dev.latchkey.credential.verification.Attempt;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInCounterTest {
    private static final Duration FLOOR = Duration.ofMillis(150);

    private final FakeDesk desk = new FakeDesk();
    private final SignInCounter counter = new SignInCounter(desk, FLOOR);

    @AfterEach
    void close() {
        counter.close();
    }

    private static Attempt anAttempt() {
        return new Draft("anna", "x", "imap", null, null, null, null, null, null)
                .toAttempt(ARequest.DOOR, aRequest().sent());
    }

    @Test
    void holdsEveryRefusalBackUntilTheSameTimeAfterItsArrival() {
        desk.answer = new Answer.Refused(FakeDesk.ID);
        Attempt attempt = anAttempt();
        counter.ask(attempt).join();
        assertThat(Duration.ofNanos(System.nanoTime() - attempt.arrived())).isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void holdsNothingElseBack() {
        assertThat(counter.ask(anAttempt())).isCompleted();
        desk.answer = new Answer.TemporaryFailure();
        assertThat(counter.ask(anAttempt())).isCompleted();
    }
}
