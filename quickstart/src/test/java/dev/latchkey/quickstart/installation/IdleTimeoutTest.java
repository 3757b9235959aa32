package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.supervision.SteppedClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleTimeoutTest {

    private static final Duration IDLE_AT_MOST = Duration.ofMinutes(5);
    private static final Duration ALMOST = IDLE_AT_MOST.minusSeconds(1);
    private static final Duration OWN_WORK = IdleTimeout.share(IDLE_AT_MOST, IdleTimeout.OWN_WORK);
    private static final Duration WORK_OF_THE_DATABASE =
            IdleTimeout.share(IDLE_AT_MOST, IdleTimeout.WORK_OF_THE_DATABASE);

    private final SteppedClock clock = new SteppedClock();
    private Duration own = Duration.ofSeconds(7);
    private Duration database = Duration.ofHours(1);
    private final IdleTimeout timeout = new IdleTimeout(
            clock,
            IDLE_AT_MOST,
            List.of(
                    new IdleTimeout.Work(() -> own, OWN_WORK),
                    new IdleTimeout.Work(() -> database, WORK_OF_THE_DATABASE)));

    @Test
    void waitsForWhoeverWorksHoweverLongItTakes() {
        for (int i = 0; i < 100; i++) {
            clock.pass(ALMOST);
            own = own.plus(OWN_WORK);
            assertThat(timeout.isExpired()).isFalse();
        }
    }

    @Test
    void expiresForWhoeverIsIdle() {
        clock.pass(ALMOST);
        assertThat(timeout.isExpired()).isFalse();
        clock.pass(Duration.ofSeconds(2));
        assertThat(timeout.isExpired()).isTrue();
    }

    /** As one that tries to reach something again and again, and logs it. */
    @Test
    void expiresForWhoeverDoesNextToNothing() {
        clock.pass(ALMOST);
        own = own.plus(OWN_WORK.dividedBy(2));
        assertThat(timeout.isExpired()).isFalse();
        clock.pass(Duration.ofSeconds(2));
        assertThat(timeout.isExpired()).isTrue();
    }

    @Test
    void waitsForAServiceWhileTheDatabaseHasALotToDo() {
        clock.pass(ALMOST);
        database = database.plus(WORK_OF_THE_DATABASE);
        assertThat(timeout.isExpired()).isFalse();
        clock.pass(ALMOST);
        assertThat(timeout.isExpired()).isFalse();
    }

    @Test
    void expiresForAServiceWhoseDatabaseIsIdle() {
        database = database.plus(OWN_WORK);
        clock.pass(ALMOST.plusSeconds(2));
        assertThat(timeout.isExpired()).isTrue();
    }
}
