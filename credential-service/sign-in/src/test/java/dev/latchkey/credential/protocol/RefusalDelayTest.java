package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.SignInOutcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalDelayTest {
    private static final Duration FLOOR = Duration.ofMillis(150);

    private final FakeAuthenticator authenticator = new FakeAuthenticator();
    private final RefusalDelay delay = new RefusalDelay(authenticator, FLOOR);

    @AfterEach
    void close() {
        delay.close();
    }

    private static Attempt anAttempt() {
        return new UnvalidatedAttempt("anna", "x", "imap", null, null, null, null, null, null)
                .toAttempt(ADoorRequest.DOOR, aRequest().sent());
    }

    @Test
    void holdsEveryRefusalBackUntilTheSameTimeAfterItsArrival() {
        authenticator.outcome = new SignInOutcome.Refused(FakeAuthenticator.ID);
        Attempt attempt = anAttempt();
        delay.ask(attempt).join();
        assertThat(Duration.ofNanos(System.nanoTime() - attempt.arrived())).isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void holdsNothingElseBack() {
        assertThat(delay.ask(anAttempt())).isCompleted();
        authenticator.outcome = new SignInOutcome.TemporaryFailure();
        assertThat(delay.ask(anAttempt())).isCompleted();
    }
}
