package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.APipeline.SECRET;
import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What an attempt costs, and whom it holds back. */
class ThrottledAttemptTest {
    private final APipeline all = new APipeline();
    private int guesses;

    private static AnAttempt right() {
        return anAttempt().saying(SECRET);
    }

    private SignInReason reason() {
        return all.log.last(SignInRecorded.class).reason();
    }

    /** How many attempts of that kind are looked at before the login has to wait; each brings another secret. */
    private static int lookedAt(APipeline all, Supplier<AnAttempt> attempt) {
        for (int looked = 0; looked < 10; looked++) {
            all.signIn(attempt.get());
            if (all.log.last(SignInRecorded.class).reason() == SignInReason.THROTTLED) {
                return looked;
            }
        }
        throw new AssertionError("is never held back");
    }

    private AnAttempt guess() {
        return anAttempt().saying("guess " + guesses++);
    }

    /** One that was issued to nobody. */
    private static String unknown() {
        return "abcdefghijklmnopqrstuvwxyz"
                .chars()
                .mapToObj(last -> "abcd-efgh-ijkl-mno" + (char) last)
                .filter(each -> TypedSecret.read(each) instanceof TypedSecret.WellFormed)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void costsARightSecretThatIsRefusedWhatAWrongOneCosts() {
        for (AppPasswordState ended : List.of(AppPasswordState.REVOKED, AppPasswordState.SUSPENDED)) {
            APipeline refusing = new APipeline().knows(anAttempt().passwordIs(ended));
            refusing.signIn(right());
            assertThat(lookedAt(refusing, this::guess)).as("after a right one").isEqualTo(3);
        }
        all.signIn(guess());
        assertThat(lookedAt(all, this::guess)).as("after a wrong one").isEqualTo(3);
    }

    @Test
    void costsASecretOfAnotherAccountWhatAWrongOneCosts() {
        APipeline ofBob = new APipeline().knows(anAttempt().withSecretOf("a-bob"));
        ofBob.signIn(right());
        assertThat(ofBob.log.last(SignInRecorded.class).reason()).isEqualTo(SignInReason.WRONG_ACCOUNT);
        assertThat(lookedAt(ofBob, this::guess)).isEqualTo(3);
    }

    /** Else whoever types a candidate in many ways would see whether it is counted as one. */
    @Test
    void costsTheSameSecretOnceHoweverItIsTyped() {
        for (String secret : List.of(SECRET, unknown())) {
            APipeline each = new APipeline().knows(anAttempt().passwordIs(AppPasswordState.REVOKED));
            typedInManyWays(secret).forEach(typed -> each.signIn(anAttempt().saying(typed)));
            assertThat(lookedAt(each, this::guess)).isEqualTo(3);
        }
    }

    private static List<String> typedInManyWays(String secret) {
        return List.of(
                secret,
                secret.replace("-", ""),
                secret.replace("-", " "),
                secret.toUpperCase(Locale.ROOT),
                " " + secret,
                "\"" + secret + "\"",
                secret.replace("-", "_"));
    }

    @Test
    void letsAFamiliarPairInWhileItsNeighboursSpray() {
        all.usedBefore.add("anna@acme.example 192.0.2.0/24");
        for (int other = 0; other < 40; other++) {
            all.signIn(guess().on("user" + other + "@acme.example"));
        }
        assertThat(reason()).isEqualTo(SignInReason.THROTTLED);
        all.signIn(right());
        assertThat(reason()).isEqualTo(SignInReason.ACCEPTED);
    }

    /**
     * A temporary failure for the right secret alone would tell it from a wrong one; for all that are held back it would
     * tell whoever guesses which of their guesses were not looked at, and anybody which accounts are under attack.
     */
    @Test
    void answersWhatIsHeldBackLikeAnyRefusalWhetherItsSecretIsRightOrNot() {
        lookedAt(all, this::guess);
        for (AnAttempt held : List.of(right(), guess())) {
            assertThat(all.signIn(held))
                    .isCompletedWithValueMatching(outcome -> outcome instanceof AttemptOutcome.Refused);
            assertThat(reason()).isEqualTo(SignInReason.THROTTLED);
        }
    }
}
