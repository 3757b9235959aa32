package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.APipeline.SECRET;
import static dev.latchkey.credential.verification.AnAttempt.NOW;
import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.PresentedSecrets;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.draft.ConditionsDraft;
import dev.latchkey.policy.draft.DateRangeDraft;
import dev.latchkey.policy.rule.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AttemptPipelineTest {
    private final APipeline all = new APipeline();

    private static AnAttempt right() {
        return anAttempt().saying(SECRET);
    }

    private static AnAttempt wrong() {
        return anAttempt().saying("my main password");
    }

    private SignInReason reason() {
        return all.log.last(SignInRecorded.class).reason();
    }

    private double counted(SignInReason reason) {
        return all.meters.counter("latchkey.sign.ins", "reason", reason.name()).count();
    }

    @Test
    void letsInWhatIsOnTheRecordAndNothingBefore() {
        all.log.slow();
        CompletableFuture<AttemptOutcome> outcome = all.signIn(right());
        assertThat(outcome).isNotDone();
        SignInRecorded event = all.log.only(SignInRecorded.class);
        assertThat(event.result()).isEqualTo(SignInResult.ACCEPTED);
        assertThat(event.credential()).isEqualTo("c-1");
        all.log.acknowledge();
        assertThat(outcome)
                .isCompletedWithValue(new AttemptOutcome.Accepted(
                        all.log.appended.getFirst().id(),
                        0,
                        "acme",
                        "a-anna",
                        "anna@acme.example",
                        "c-1",
                        "Anna's phone"));
        assertThat(all.log.appended.getFirst().time()).isEqualTo(NOW);
        assertThat(counted(SignInReason.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void decidesNothingThatIsNotOnTheRecord() {
        all.log.slow();
        CompletableFuture<AttemptOutcome> outcome = all.signIn(right());
        all.log.lose();
        assertThat(outcome).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        SignInRecorded instead =
                (SignInRecorded) all.log.replacements.getFirst().event();
        assertThat(instead.result()).isEqualTo(SignInResult.TEMPORARY_FAILURE);
        assertThat(instead.supersedes()).isEqualTo(all.log.appended.getFirst().id());
        assertThat(counted(SignInReason.TEMPORARY_FAILURE)).isEqualTo(1);
    }

    @Test
    void refusesWithoutSayingWhy() {
        assertThat(all.signIn(wrong()))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Refused);
        assertThat(reason()).isEqualTo(SignInReason.NOT_AN_APP_PASSWORD);
    }

    @Test
    void tellsTheDoorWhatItMayNotButNotWhoseLoginItIs() {
        isNotPermitted(right().by("smtp"));
        isNotPermitted(right().throughADoorOf("globex"));
        assertThat(reason()).isEqualTo(SignInReason.DOOR_NOT_ALLOWED);
        isNotPermitted(right().throughADoorOf("globex").on("anna@nowhere.example"));
        assertThat(reason()).isEqualTo(SignInReason.UNKNOWN_SECRET);
        assertThat(all.signIn(wrong().throughADoorOf("acme")))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Refused);
    }

    private void isNotPermitted(AnAttempt attempt) {
        assertThat(all.signIn(attempt))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.NotPermitted);
    }

    @Test
    void decidesNothingBeforeThePoliciesAreRead() {
        all.policies.ready = false;
        assertThat(all.signIn(right())).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        assertThat(all.decision(right())).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        assertThat(all.log.appended).isEmpty();
    }

    @Test
    void recordsASignInThatCannotBeDecided() {
        all.credentials.instead = Optional.of(Mono.error(new IllegalStateException("no database")));
        assertThat(all.signIn(right())).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        SignInRecorded event = all.log.only(SignInRecorded.class);
        assertThat(event.result()).isEqualTo(SignInResult.TEMPORARY_FAILURE);
        assertThat(event.tenant()).isEqualTo(ReservedTenants.UNASSIGNED);
        assertThat(all.decision(right())).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        assertThat(all.log.appended).as("of the decision nothing").hasSize(1);
    }

    @Test
    void decidesNothingByPoliciesThatNobodyKnows() {
        all.policies.known = false;
        assertThat(all.signIn(right())).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
        assertThat(reason()).isEqualTo(SignInReason.TEMPORARY_FAILURE);
    }

    @Test
    void holdsBackWhoHasFailedTooOften() {
        for (int i = 0; i < 4; i++) {
            all.signIn(anAttempt().saying("guess " + i));
        }
        all.signIn(right());
        assertThat(reason()).isEqualTo(SignInReason.THROTTLED);
        assertThat(all.decision(right()))
                .as("which has no secret to guess")
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Accepted);
    }

    @Test
    void recordsWhatADoorHeldBack() {
        all.run(AttemptKind.HELD_BACK, anAttempt().saying(""));
        SignInRecorded event = all.log.only(SignInRecorded.class);
        assertThat(event.reason()).isEqualTo(SignInReason.THROTTLED);
        assertThat(event.secretFingerprint()).isNull();
    }

    @Test
    void locatesTheAddressOnce() {
        all.signIn(right());
        assertThat(all.located).containsExactly("192.0.2.7");
        all.decision(right());
        assertThat(all.located).hasSize(2);
        all.policies.known = false;
        all.signIn(right());
        assertThat(all.located).hasSize(3);
        assertThat(all.log.last(SignInRecorded.class).country()).isEqualTo("SE");
    }

    /** Whoever changes app passwords reads it there. */
    @Test
    void putsOnTheRecordThatAPolicyWantsASuspension() {
        all.policies.are(new Effect.Suspend());
        all.signIn(right());
        assertThat(reason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        assertThat(all.log.last(SignInRecorded.class).policies())
                .containsExactly(new AppliedPolicy("p-1", "The rule", "failure", null, "suspend", null));
    }

    @Test
    void namesAnotherCheckThatRefusesBeforeAPolicyThatSuspends() {
        all.policies.are(new Effect.Suspend());
        all.knows(anAttempt().passwordIs(AppPasswordState.REVOKED));
        all.signIn(right());
        assertThat(reason()).isEqualTo(SignInReason.REVOKED);
    }

    @Test
    void rekeysBehindTheAnswerWhenTheLettersAreWiped() {
        all.log.slow();
        all.signIn(right());
        assertThat(all.rekeyed).isEmpty();
        assertThat(Objects.requireNonNull(all.letters).shownOnce()).isEqualTo("\0\0\0\0-".repeat(3) + "\0\0\0\0");
        all.log.acknowledge();
        assertThat(all.rekeyed).containsExactly("c-1");
    }

    @Test
    void wipesTheSecretWhateverHappens() {
        isWiped(right());
        isWiped(wrong());
        all.credentials.instead = Optional.of(Mono.error(new IllegalStateException("no database")));
        isWiped(right().on("bob@acme.example"));
        all.credentials.broken = true;
        isWiped(right().on("bob@acme.example"));
        all.policies.known = false;
        isWiped(right());
        all.policies.ready = false;
        isWiped(right());
    }

    private void isWiped(AnAttempt made) {
        Attempt attempt = made.attempt();
        assertThat(all.run(attempt)).isCompleted();
        assertThat(PresentedSecrets.text(attempt.typed())).matches("\0+");
        if (attempt.typed().read() instanceof TypedSecret.WellFormed(AppPasswordSecret letters)) {
            assertThat(letters.shownOnce().replace("-", "")).matches("\0+");
        }
    }

    /** Whose policies change how often is nobody else's business. */
    @Test
    void tellsTheVersionOfPoliciesToDoorsOfTheTenantAlone() {
        all.policies.are(new Effect.LimitRate(1, Duration.ofHours(1)));
        assertThat(all.decision(anAttempt().on("bob@acme.example")))
                .isCompletedWithValueMatching(outcome -> versionOf(outcome) == 7);
        assertThat(all.decision(right().throughADoorOf("globex")))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.NotPermitted);
    }

    private static long versionOf(AttemptOutcome outcome) {
        return ((AttemptOutcome.Refused) outcome).policies();
    }

    private void areClosedUntilTomorrow() {
        DateRangeDraft always = new DateRangeDraft("2020-01-01", "2099-12-31", "UTC");
        all.policies.are(
                new ConditionsDraft(null, null, null, null, null, null, null, null, null, List.of(always), null, null)
                        .toConditions(),
                new Effect.Block(Effect.Answer.TEMPORARY));
    }

    /** Else it would be told which secrets and logins are right, at that time and place. */
    @Test
    void tellsEverybodyToTryAgainWhereAPolicyWantsIt() {
        areClosedUntilTomorrow();
        for (AnAttempt each : List.of(
                right(),
                wrong(),
                anAttempt(),
                right().on("bob@acme.example"),
                anAttempt().on("bob@acme.example"))) {
            assertThat(all.signIn(each)).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
            assertThat(all.log.last(SignInRecorded.class).result()).isEqualTo(SignInResult.REFUSED);
        }
        all.knows(anAttempt().passwordIs(AppPasswordState.REVOKED));
        assertThat(all.signIn(right())).isCompletedWithValue(new AttemptOutcome.TemporaryFailure());
    }

    @Test
    void tellsDoorsOfOtherTenantsNothingOfThatPolicy() {
        areClosedUntilTomorrow();
        isNotPermitted(right().throughADoorOf("globex"));
    }

    @Test
    void hasNothingToForgetWhereThereIsNoSecret() {
        areClosedUntilTomorrow();
        assertThat(all.decision(right()))
                .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Refused);
    }

    @Test
    void rekeysNothingThatIsRefused() {
        all.knows(anAttempt().passwordIs(AppPasswordState.SUSPENDED));
        all.signIn(right());
        assertThat(all.letters).isNull();
    }
}
