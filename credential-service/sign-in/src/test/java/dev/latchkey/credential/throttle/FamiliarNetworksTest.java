package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.ANNA;
import static dev.latchkey.credential.throttle.ARefusal.BOB;
import static dev.latchkey.credential.throttle.ARefusal.ELSEWHERE;
import static dev.latchkey.credential.throttle.ARefusal.HOME;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Who is held back for what others do, and who is not. */
class FamiliarNetworksTest {
    private static final String NEW = "198.18.0.1";

    private final AThrottle all = new AThrottle();
    private final ARefusal anna = aRefusal();

    @Test
    void keepsFamiliarNetworksOpenWhileAnAccountIsUnderAttack() {
        all.accepted(anna);
        all.attack(ANNA);
        assertThat(all.held(anna.from(NEW))).as("unfamiliar").isTrue();
        assertThat(all.held(anna)).as("familiar").isFalse();
        assertThat(all.held(anna.from("192.0.2.200"))).as("the same network").isFalse();
        assertThat(all.held(anna.as(BOB).from(NEW))).as("another account").isFalse();
    }

    @Test
    void keepsFamiliarPairsOpenWhileANeighbourSpraysFromTheSameAddress() {
        all.accepted(anna);
        all.spray(HOME);
        assertThat(all.held(anna)).isFalse();
        assertThat(all.held(anna.as(BOB))).as("not let in from there before").isTrue();
    }

    @Test
    void holdsAFamiliarPairBackForItsOwnFailures() {
        all.accepted(anna);
        all.guesses(anna, 0, 4);
        assertThat(all.held(anna)).isTrue();
        assertThat(all.held(anna.from("192.0.2.200")))
                .as("another address of the network")
                .isFalse();
        all.later(Duration.ofSeconds(1));
        assertThat(all.held(anna)).isFalse();
    }

    @Test
    void readsWhatIsFamiliarAfterARestart() {
        all.used.add(ANNA + " 192.0.2.0/24");
        all.attack(ANNA);
        all.spray(HOME);
        assertThat(all.held(anna)).isFalse();
        assertThat(all.held(anna.from(NEW))).isTrue();
    }

    @Test
    void readsNothingBeforeABudgetIsSpent() {
        all.held(anna);
        all.guesses(anna, 0, 4);
        assertThat(all.held(anna)).isTrue();
        assertThat(all.read).isEmpty();
    }

    @Test
    void readsEachNetworkOnceAndOneThatIsUnfamiliarAgainAfterFiveSeconds() {
        all.used.add(ANNA + " 192.0.2.0/24");
        all.attack(ANNA);
        for (int second = 0; second < 4; second++) {
            all.held(anna);
            all.held(anna.from(NEW));
            all.later(Duration.ofSeconds(1));
        }
        assertThat(all.read).containsExactly(ANNA + " 192.0.2.0/24", ANNA + " 198.18.0.0/24");
        all.later(Duration.ofSeconds(1));
        all.used.add(ANNA + " 198.18.0.0/24");
        assertThat(all.held(anna.from(NEW))).isFalse();
        assertThat(all.read).hasSize(3);
    }

    @Test
    void readsNothingOfALoginThatIsNobodys() {
        all.spray(HOME);
        AttemptOrigin nobody = new AttemptOrigin(
                "acme", "nobody@acme.example", "mx", anna.origin().address(), false);
        assertThat(all.throttle.holdsBack(nobody, all.now)).isCompletedWithValue(true);
        assertThat(all.read).isEmpty();
    }

    @Test
    void refusesNoOwnerWhereTheDatabaseCannotBeRead() {
        all.broken = Mono.error(new IllegalStateException("no database"));
        all.attack(ANNA);
        assertThat(all.held(anna)).isFalse();
        all.guesses(anna, 200, 204);
        assertThat(all.held(anna)).as("by its own failures").isTrue();
    }

    @Test
    void reopensAnAccountAnHourAfterTheGuesses() {
        all.attack(ANNA);
        all.later(Duration.ofMinutes(59));
        assertThat(all.held(anna.from(NEW))).isTrue();
        all.later(Duration.ofMinutes(2));
        assertThat(all.held(anna.from(NEW))).isFalse();
    }

    @Test
    void looksAtNoMoreThanAHundredGuessesInAnyHour() {
        int looked = 0;
        for (int second = 0; second < 10_800; second++) {
            ARefusal guess =
                    anna.from("203." + second / 256 + "." + second % 256 + ".1").guess(second % 4096);
            if (!all.held(guess)) {
                looked++;
                all.saw(guess);
            }
            all.later(Duration.ofSeconds(1));
        }
        assertThat(looked).isLessThanOrEqualTo(3 * 100);
    }

    @Test
    void saysWhatHoldsAnAttemptBackAndUntilWhen() {
        all.guesses(anna, 0, 5);
        assertThat(all.throttle.hold(anna.origin(), false, all.now))
                .contains(new Hold(Hold.Scope.PAIR, all.now.plusSeconds(2)));
        all.spray(ELSEWHERE);
        assertThat(all.throttle.hold(anna.from(ELSEWHERE).origin(), false, all.now))
                .contains(new Hold(Hold.Scope.SOURCE, all.now.plusSeconds(1)));
        all.guesses(anna.from(null), 0, 100);
        assertThat(all.throttle.hold(anna.from(null).origin(), false, all.now))
                .hasValueSatisfying(hold -> assertThat(hold.scope()).isEqualTo(Hold.Scope.DOOR));
        all.later(Duration.ofSeconds(2));
        assertThat(all.throttle.hold(anna.origin(), false, all.now)).isEmpty();
    }

    @Test
    void saysThatAnAccountIsClosedToUnfamiliarNetworks() {
        all.attack(ANNA);
        Instant anHourLater = all.now.plus(all.settings.window());
        assertThat(all.throttle.hold(anna.from(NEW).origin(), false, all.now)).hasValueSatisfying(hold -> {
            assertThat(hold.scope()).isEqualTo(Hold.Scope.ACCOUNT);
            assertThat(hold.until()).isBetween(anHourLater, anHourLater.plusSeconds(30));
        });
        assertThat(all.throttle.hold(anna.from(NEW).origin(), true, all.now)).isEmpty();
        assertThat(all.read).as("asks nobody").isEmpty();
    }
}
