package dev.latchkey.quickstart.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.supervision.FakeParts.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartSupervisionTest {

    private static final Part PART = Part.DATABASE;
    private static final Duration LONG = Duration.ofHours(1);

    private final FakeParts parts = new FakeParts();
    private final SteppedClock clock = new SteppedClock();

    @Test
    void startsAPartOnce() {
        var supervision = supervision(PART, Supervisor.PATIENT);
        var ready = supervision.begin();
        look(supervision, 5);
        assertThat(ready).isCompletedWithValue(PART);
        assertThat(parts.said).containsExactly("mongodb started");
    }

    @Test
    void startsAPartAgainThatHasDied() {
        var supervision = started();
        parts.die(PART);
        look(supervision, 2);
        assertThat(parts.said).containsExactly("mongodb started", "mongodb has ended, again in 1", "mongodb started");
        assertThat(parts.isRunning(PART)).isTrue();
    }

    /** The timer would end in silence, and with it the watch over all parts. */
    @Test
    void goesOnWatchingAPartOfWhichNothingCouldBeSaid() {
        var supervision = started();
        parts.die(PART);
        parts.unreadable = true;
        look(supervision, 2);
        parts.unreadable = false;
        look(supervision, 2);
        assertThat(parts.isRunning(PART)).isTrue();
    }

    @Test
    void startsAPartAgainWhoseStartFailedOfAnError() {
        parts.next(PART, Attempt.RUNS_OUT_OF_MEMORY);
        var supervision = supervision(PART, Supervisor.PATIENT);
        supervision.begin();
        look(supervision, 2);
        assertThat(parts.isRunning(PART)).isTrue();
    }

    @Test
    void leavesAPartAloneThatWasStopped() {
        var supervision = started();
        parts.stop(PART);
        look(supervision, 5);
        assertThat(parts.said).containsExactly("mongodb started");
    }

    @Test
    void leavesAPartAloneThatWasStoppedAfterItDied() {
        var supervision = started();
        parts.die(PART);
        supervision.look();
        parts.stop(PART);
        look(supervision, 5);
        assertThat(parts.isRunning(PART)).isFalse();
    }

    @Test
    void saysFromTheThirdTimeInARowOnThatSomethingHasToBeMended() {
        var supervision = started();
        for (int i = 0; i < 3; i++) {
            parts.die(PART);
            look(supervision, 1);
            clock.pass(Duration.ofMinutes(1));
            look(supervision, 1);
        }
        assertThat(parts.said)
                .contains(
                        "mongodb has ended, again in 2",
                        "mongodb has ended, 3 times in a row: look at its log, again in 4");
    }

    @Test
    void waitsLongerAfterEachFailureAndForTheSameAgainAfterALongTime() {
        var supervision = started();
        for (int i = 0; i < 8; i++) {
            parts.die(PART);
            look(supervision, 1);
            clock.pass(Duration.ofMinutes(1));
            look(supervision, 1);
        }
        assertThat(delays()).containsExactly("1", "2", "4", "8", "16", "32", "60", "60");
        clock.pass(LONG);
        parts.die(PART);
        look(supervision, 1);
        assertThat(delays()).last().isEqualTo("1");
    }

    @Test
    void namesAPartThatHangsAndStartsItAgain() {
        parts.next(PART, Attempt.HANGS);
        var supervision = supervision(PART, Supervisor.PATIENT);
        supervision.begin();
        look(supervision, 2);
        assertThat(parts.said)
                .containsExactly("mongodb started", "mongodb killed", "mongodb hangs, again in 1", "mongodb started");
    }

    @Test
    void startsAPartHoweverOftenItFailsAtFirst() {
        parts.next(PART, Attempt.DIES, Attempt.IS_REFUSED, Attempt.DIES, Attempt.HANGS);
        var supervision = supervision(PART, Supervisor.PATIENT);
        var ready = supervision.begin();
        for (int i = 0; i < 5; i++) {
            look(supervision, 1);
            clock.pass(RestartDelay.MOST);
        }
        assertThat(ready).isCompletedWithValue(PART);
        assertThat(delays()).containsExactly("1", "2", "4", "8");
    }

    @Test
    void givesAPartUpThatDoesNotStartWhereThatIsWanted() {
        parts.next(PART, Attempt.DIES, Attempt.DIES, Attempt.DIES);
        var supervision = supervision(PART, 2);
        var ready = supervision.begin();
        look(supervision, 9);
        assertThat(ready).isCompletedExceptionally();
        assertThat(parts.said).filteredOn("mongodb started"::equals).hasSize(2);
    }

    @Test
    void keepsAPartRunningThatFailsMoreOftenLater() {
        var supervision = supervision(PART, 2);
        supervision.begin();
        supervision.look();
        parts.next(PART, Attempt.DIES, Attempt.DIES, Attempt.DIES);
        parts.die(PART);
        look(supervision, 9);
        assertThat(parts.isRunning(PART)).isTrue();
    }

    @Test
    void leavesTheOthersAlone() {
        var other = supervision(Part.BROKER, Supervisor.PATIENT);
        other.begin();
        other.look();
        parts.next(PART, Attempt.DIES, Attempt.HANGS, Attempt.IS_REFUSED);
        var supervision = supervision(PART, Supervisor.PATIENT);
        supervision.begin();
        for (int i = 0; i < 9; i++) {
            look(supervision, 1);
            look(other, 1);
        }
        assertThat(parts.said).filteredOn(said -> said.startsWith("kafka")).containsExactly("kafka started");
    }

    @Test
    void doesNotWaitForAStart() {
        var waiting = new ArrayList<Runnable>();
        var supervision = new PartSupervision(PART, parts, parts, clock, waiting::add, Supervisor.PATIENT);
        supervision.begin();
        look(supervision, 3);
        assertThat(waiting).hasSize(1);
        assertThat(parts.said).isEmpty();
    }

    private PartSupervision started() {
        var supervision = supervision(PART, Supervisor.PATIENT);
        supervision.begin();
        supervision.look();
        return supervision;
    }

    private PartSupervision supervision(Part part, int failuresAtMost) {
        return new PartSupervision(part, parts, parts, clock, Runnable::run, failuresAtMost);
    }

    private void look(PartSupervision supervision, int times) {
        for (int i = 0; i < times; i++) {
            supervision.look();
            clock.pass(Duration.ofSeconds(5));
        }
    }

    private List<String> delays() {
        return parts.said.stream()
                .filter(said -> said.contains("again in"))
                .map(said -> said.substring(said.lastIndexOf(' ') + 1))
                .toList();
    }
}
