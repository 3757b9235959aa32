package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.secret.PresentedSecrets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInAuthenticatorTest {
    private final APipeline all = new APipeline();
    private final Authenticator authenticator = all.authenticator(2);

    @BeforeEach
    void guess() {
        for (int i = 0; i < 4; i++) {
            all.signIn(anAttempt().saying("guess " + i));
        }
    }

    private CompletableFuture<Boolean> asked(AnAttempt question) {
        return authenticator.holdsBack(question.saying("").attempt());
    }

    @Test
    void tellsADoorWhoIsHeldBack() {
        assertThat(asked(anAttempt())).isCompletedWithValue(true);
        assertThat(asked(anAttempt().throughADoorOf("acme"))).isCompletedWithValue(true);
        assertThat(asked(anAttempt().from("198.51.100.1"))).isCompletedWithValue(false);
    }

    @Test
    void tellsNoDoorWhatItMayNotSpeakFor() {
        assertThat(asked(anAttempt().throughADoorOf("globex"))).isCompletedWithValue(false);
        assertThat(asked(anAttempt().throughADoorFor("http"))).isCompletedWithValue(false);
        assertThat(asked(anAttempt().throughADoorForClientsOf("10.0.0.0/8"))).isCompletedWithValue(false);
        assertThat(asked(anAttempt().at("wiki"))).isCompletedWithValue(false);
    }

    /** Whatever it would have been decided to be. */
    @Test
    void turnsTheNextAwayUnseenWhereTooManyAreBeingDecided() {
        all.log.slow();
        authenticator.decide(anAttempt().saying(APipeline.SECRET).attempt());
        authenticator.decide(anAttempt().attempt());
        all.credentials.reads.clear();
        int recorded = all.log.appended.size();
        for (AnAttempt made : new AnAttempt[] {
            anAttempt().saying(APipeline.SECRET),
            anAttempt().on("bob@acme.example"),
            anAttempt().on("a@nowhere.example")
        }) {
            Attempt attempt = made.attempt();
            assertThat(authenticator.decide(attempt)).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
            assertThat(PresentedSecrets.text(attempt.typed())).matches("\0+");
        }
        assertThat(asked(anAttempt())).as("for the passdb to say").isCompletedWithValue(false);
        assertThat(all.credentials.reads).isEmpty();
        assertThat(all.log.appended).hasSize(recorded);
        assertThat(all.meters.counter("latchkey.attempts.shed").count()).isEqualTo(4);
        all.log.acknowledge();
        assertThat(authenticator.decide(anAttempt().attempt())).isNotCompletedExceptionally();
        assertThat(all.log.appended).as("there is room again").hasSizeGreaterThan(recorded);
    }

    @Test
    void makesRoomWhereADecisionFails() {
        AttemptLimit limit = new AttemptLimit(1, all.meters);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.<Boolean>within(
                            () -> {
                                throw new IllegalStateException("broken");
                            },
                            () -> false))
                    .isCompletedExceptionally();
        }
    }
}
