package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.ANNA;
import static dev.latchkey.credential.throttle.ARefusal.ELSEWHERE;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a replica does because of what all of them have seen. */
class SharedHoldsTest {
    private final AThrottle all = new AThrottle();
    private final ThrottleKeys keys = new ThrottleKeys(new byte[16]);
    private final AttemptOrigin anna = aRefusal().origin();
    private long order;

    private ThrottleKey pair() {
        return keys.pair(anna, Objects.requireNonNull(anna.address()));
    }

    private HoldDecision decided(Hold.Scope scope, ThrottleKey key) {
        HoldDecision decision = HoldDecision.held(
                        scope, key, all.now.plusSeconds(60).toEpochMilli())
                .at(++order);
        all.throttle.decided(decision);
        return decision;
    }

    private HoldDecision forgiven() {
        HoldDecision decision = HoldDecision.forgiven(Hold.Scope.PAIR, pair()).at(++order);
        all.throttle.decided(decision);
        return decision;
    }

    @Test
    void holdBackUntilTheyAreOver() {
        decided(Hold.Scope.PAIR, pair());
        assertThat(all.held(aRefusal())).isTrue();
        assertThat(all.held(aRefusal().from(ELSEWHERE))).isFalse();
        all.later(Duration.ofSeconds(61));
        assertThat(all.held(aRefusal())).isFalse();
    }

    /** By its own failures alone, as by what this replica has seen itself. */
    @Test
    void holdNobodyBackForOthersWhereTheyAreFamiliar() {
        all.used.add(ANNA + " 192.0.2.0/24");
        decided(Hold.Scope.ACCOUNT, keys.account(anna));
        decided(Hold.Scope.SOURCE, keys.source(anna, Objects.requireNonNull(anna.address())));
        assertThat(all.held(aRefusal())).isFalse();
        assertThat(all.held(aRefusal().from(ELSEWHERE))).as("unfamiliar").isTrue();
        decided(Hold.Scope.PAIR, pair());
        assertThat(all.held(aRefusal())).isTrue();
    }

    @Test
    void endWhereAnotherReplicaHasLetItIn() {
        all.guesses(aRefusal(), 0, 4);
        decided(Hold.Scope.PAIR, pair());
        assertThat(all.held(aRefusal())).isTrue();
        forgiven();
        assertThat(all.held(aRefusal())).isFalse();
    }

    /** The partition has moved there. */
    @Test
    void endWhereTheReplicaThatForgivesHasAClockBehindThatOfTheOneThatHeldBack() {
        DecisionNumbers ahead = new DecisionNumbers(() -> all.now.plus(Duration.ofMinutes(10)));
        DecisionNumbers behind = new DecisionNumbers(() -> all.now);
        order = ahead.next() - 1;
        behind.seen(decided(Hold.Scope.PAIR, pair()).order());
        assertThat(all.held(aRefusal())).isTrue();
        order = behind.next() - 1;
        forgiven();
        assertThat(all.held(aRefusal())).isFalse();
    }

    /** Somebody who can write to Kafka sends a genuine decision again. */
    @Test
    void areInForceInTheOrderInWhichTheyWereDecidedWhateverIsSentAgain() {
        HoldDecision hold = decided(Hold.Scope.PAIR, pair());
        HoldDecision forgiveness = forgiven();
        all.throttle.decided(hold);
        assertThat(all.held(aRefusal())).as("forgiven meanwhile").isFalse();
        decided(Hold.Scope.PAIR, pair());
        all.throttle.decided(forgiveness);
        assertThat(all.held(aRefusal())).as("held back since").isTrue();
    }

    @Test
    void leaveCountedWhatWasFailedSinceItWasForgiven() {
        decided(Hold.Scope.PAIR, pair());
        HoldDecision forgiveness = forgiven();
        decided(Hold.Scope.PAIR, pair());
        all.later(Duration.ofSeconds(61));
        all.guesses(aRefusal(), 0, 10);
        all.throttle.decided(forgiveness);
        assertThat(all.held(aRefusal())).isTrue();
    }

    @Test
    void takeNoMoreMemoryThanTheyMay() {
        SharedHolds few = new SharedHolds(16 * 8 * 32);
        long until = all.now.plusSeconds(60).toEpochMilli();
        for (long number = 0; number < 100_000; number++) {
            ThrottleKey key = keys.hash("k", Long.toString(number));
            few.decided(HoldDecision.held(Hold.Scope.PAIR, key, until + number));
            assertThat(few.hold(Hold.Scope.PAIR, key, all.now.toEpochMilli())).isPresent();
        }
        long held = LongStream.range(0, 100_000)
                .filter(number -> few.hold(
                                Hold.Scope.PAIR, keys.hash("k", Long.toString(number)), all.now.toEpochMilli())
                        .isPresent())
                .count();
        assertThat(held).isEqualTo(128);
    }
}
