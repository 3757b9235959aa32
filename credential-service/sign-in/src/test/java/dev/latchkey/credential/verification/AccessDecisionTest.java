package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.rule.Effect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The pipeline, for services that find out by themselves who somebody is. */
class AccessDecisionTest {
    private final APipeline all = new APipeline();

    private static AnAttempt question() {
        return anAttempt().saying("");
    }

    @Test
    void decidesOnAccessWithoutASecret() {
        all.policies.are(new Effect.LimitRate(1, Duration.ofHours(1)));
        assertThat(all.decision(question()))
                .isCompletedWithValue(new AttemptOutcome.Accepted(
                        all.log.appended.getFirst().id(), 7, "acme", "a-anna", "anna@acme.example", "", ""));
        AccessDecided event = all.log.only(AccessDecided.class);
        assertThat(event.result()).isEqualTo(SignInResult.ACCEPTED);
        assertThat(event.snapshotVersion()).isEqualTo(7);
        assertThat(all.meters.counter("latchkey.sign.ins", "reason", "ACCEPTED").count())
                .as("it is no sign-in")
                .isZero();
    }

    @Test
    void refusesAccessToALockedAccount() {
        all.knows(anAttempt().ofAccount(AccountState.LOCKED));
        assertThat(all.decision(question()))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Refused);
        assertThat(all.log.only(AccessDecided.class).reason()).isEqualTo(SignInReason.ACCOUNT_LOCKED);
    }

    /** An access decision stands once it was made: it is put on the record again as it was. */
    @Test
    void repeatsAnAccessDecisionThatIsNotOnTheRecord() {
        all.log.slow();
        CompletableFuture<AttemptOutcome> outcome = all.decision(question());
        all.log.lose();
        assertThat(outcome).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        assertThat(all.log.replacements).isEqualTo(all.log.appended);
    }

    @Test
    void refusesAccessForALoginThatLeadsNowhere() {
        assertThat(all.decision(question().on("anna@nowhere.example")))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Refused);
        assertThat(all.log.only(AccessDecided.class).reason()).isEqualTo(SignInReason.ACCOUNT_UNKNOWN);
    }

    @Test
    void rekeysNothing() {
        all.policies.are(new Effect.Suspend());
        all.decision(question());
        assertThat(all.log.only(AccessDecided.class).reason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        assertThat(all.rekeyed).isEmpty();
    }
}
