package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.ANNA;
import static dev.latchkey.credential.throttle.ARefusal.BOB;
import static dev.latchkey.credential.throttle.ARefusal.ELSEWHERE;
import static dev.latchkey.credential.throttle.ARefusal.HOME;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.SignInReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThrottleTest {
    private final AThrottle all = new AThrottle();
    private final ARefusal anna = aRefusal();

    @Test
    void letsAFewMistakesPass() {
        all.guesses(anna, 0, 3);
        assertThat(all.held(anna)).isFalse();
        all.saw(anna.guess(3));
        assertThat(all.held(anna)).isTrue();
    }

    @Test
    void doublesTheWaitFromOneSecond() {
        all.guesses(anna, 0, 3);
        int guess = 3;
        for (long seconds = 1; seconds <= 2048; seconds *= 2) {
            all.saw(anna.guess(guess++));
            all.later(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(all.held(anna)).as("just before %s s", seconds).isTrue();
            all.later(Duration.ofMillis(1));
            assertThat(all.held(anna)).as("after %s s", seconds).isFalse();
        }
    }

    @Test
    void letsNobodyWaitLongerThanAnHour() {
        all.guesses(anna, 0, 60);
        all.later(Duration.ofHours(1).minusMillis(1));
        assertThat(all.held(anna)).isTrue();
        all.later(Duration.ofMillis(1));
        assertThat(all.held(anna)).isFalse();
    }

    @Test
    void countsARepeatedSecretOnceInAWindow() {
        for (int minute = 0; minute < 600; minute++) {
            all.saw(anna.guess(1));
            all.saw(anna.ofApp("c-1").because(SignInReason.REVOKED));
            assertThat(all.held(anna)).isFalse();
            all.later(Duration.ofMinutes(1));
        }
    }

    @Test
    void forgetsEachFailureAnHourAfterIt() {
        for (int guess = 0; guess < 48; guess++) {
            all.saw(anna.guess(guess));
            assertThat(all.held(anna)).isFalse();
            all.later(Duration.ofMinutes(21));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCEPTED", "THROTTLED", "TEMPORARY_FAILURE", "DOOR_NOT_ALLOWED"})
    void countsEveryRefusalWhateverItWasFor(SignInReason reason) {
        for (int guess = 0; guess < 3; guess++) {
            all.saw(anna.guess(guess).because(reason));
        }
        assertThat(all.held(anna)).isFalse();
        all.saw(anna.ofApp("c-1").because(reason));
        assertThat(all.held(anna))
                .as("a right secret costs what a wrong one costs")
                .isTrue();
        assertThat(all.held(anna.as(BOB))).isFalse();
        assertThat(all.held(anna.from(ELSEWHERE))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "TEMPORARY_FAILURE"})
    void countsNothingThatWasNotLookedAt(SignInReason reason) {
        for (int guess = 0; guess < 200; guess++) {
            all.saw(anna.guess(guess).because(reason));
            all.saw(anna.ofApp("c-" + guess).because(reason));
        }
        assertThat(all.held(anna)).isFalse();
        assertThat(all.held(anna.from(ELSEWHERE))).isFalse();
    }

    /** As one of a domain that is nobody's, or the difference would tell which domains there are. */
    @Test
    void countsWhatADoorMayNotAskForTheSourceAlone() {
        for (int guess = 0; guess < 120; guess++) {
            all.saw(anna.at("globex-mx").guess(guess).because(SignInReason.DOOR_NOT_ALLOWED));
        }
        assertThat(all.held(anna.at("globex-mx").as("mallory@globex.example"))).isTrue();
        assertThat(all.held(anna)).as("at the door of the login's own tenant").isFalse();
        assertThat(all.held(anna.from(ELSEWHERE))).isFalse();
    }

    @Test
    void holdsBackNobodyElseAtTheSameSource() {
        all.guesses(anna, 0, 6);
        assertThat(all.held(anna)).isTrue();
        assertThat(all.held(anna.as(BOB))).isFalse();
        assertThat(all.held(anna.from(ELSEWHERE))).isFalse();
    }

    @Test
    void holdsASourceBackThatGuessesManyAccounts() {
        all.spray(ELSEWHERE);
        assertThat(all.held(anna.from(ELSEWHERE))).isTrue();
        assertThat(all.held(anna)).isFalse();
    }

    /** What a door says about its clients counts for that door alone. */
    @Test
    void holdsASourceBackAtTheDoorThatSpokeOfIt() {
        all.spray(ELSEWHERE);
        assertThat(all.held(anna.from(ELSEWHERE).at("web"))).isFalse();
    }

    @Test
    void forgivesTheSourceThatSucceededAlone() {
        all.guesses(anna.from(ELSEWHERE), 0, 8);
        all.guesses(anna, 0, 4);
        all.accepted(anna);
        assertThat(all.held(anna)).isFalse();
        assertThat(all.held(anna.from(ELSEWHERE))).isTrue();
    }

    @Test
    void takesAnIpv6SiteForOneSource() {
        for (int guess = 0; guess < 4; guess++) {
            all.saw(anna.from("2001:db8:1:" + guess + "::1").guess(guess));
        }
        assertThat(all.held(anna.from("2001:db8:1:ffff::9"))).isTrue();
        assertThat(all.held(anna.from("2001:db8:2::1"))).isFalse();
    }

    @Test
    void takesAnIpv4AddressWrittenAsIpv6ForTheSame() {
        all.guesses(anna, 0, 4);
        assertThat(all.held(anna.from("::ffff:" + HOME))).isTrue();
    }

    @Test
    void learnsFromOtherReplicas() {
        Throttle other = all.restarted();
        for (int guess = 0; guess < 4; guess++) {
            other.saw(anna.guess(guess).attributes(), all.now);
        }
        assertThat(other.holdsBack(anna.origin(), all.now)).isCompletedWithValue(true);
        assertThat(all.held(anna)).isFalse();
    }

    @Test
    void keepsTenantsApart() {
        all.guesses(anna, 0, 4);
        all.attack(ANNA);
        assertThat(all.held(anna.in("globex"))).isFalse();
    }

    @Test
    void closesALoginAtADoorWithoutAddressesAndNowhereElse() {
        ARefusal unseen = anna.from(null);
        all.guesses(unseen, 0, 99);
        assertThat(all.held(unseen)).isFalse();
        all.guesses(unseen, 99, 105);
        assertThat(all.held(unseen)).isTrue();
        assertThat(all.held(anna)).as("from an address").isFalse();
        assertThat(all.held(unseen.at("web"))).as("at another door").isFalse();
        assertThat(all.held(unseen.as(BOB))).isFalse();
        all.accepted(unseen);
        assertThat(all.held(unseen)).isFalse();
    }

    @Test
    void closesNoDoorWithoutAddressesForAnAttackFromElsewhere() {
        all.attack(ANNA);
        assertThat(all.held(anna.from(null))).isFalse();
    }
}
