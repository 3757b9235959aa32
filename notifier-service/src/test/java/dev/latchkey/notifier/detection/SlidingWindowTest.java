package dev.latchkey.notifier.detection;

import static dev.latchkey.notifier.SignIns.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private final BruteForceDetector guessing = new BruteForceDetector(Attempts.GUESSING, Duration.ofHours(1));
    private final DetectionSubject ann = new DetectionSubject("acme", "ann");
    private final List<FailedAttempt> ten = Attempts.series(10, i -> anAttempt().fingerprint("f" + i));

    @Test
    void looksAtWhatCameBefore() {
        assertThat(findings(ten.subList(0, 9), ten.subList(9, 10))).hasSize(1);
    }

    @Test
    void countsAnEventThatIsHandedOverAgainOnce() {
        List<FailedAttempt> nine = ten.subList(0, 9);
        List<FailedAttempt> storedTwice = new ArrayList<>(nine);
        storedTwice.addAll(nine);
        assertThat(findings(storedTwice, nine)).isEmpty();
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        FailedAttempt late = moved(ten.get(9), Duration.ofMinutes(10));
        assertThat(findings(ten.subList(0, 9), List.of(late))).isEmpty();
    }

    @Test
    void findsAnAttackThatIsFollowedBySilenceInTheSameBatch() {
        List<FailedAttempt> batch = new ArrayList<>(ten);
        batch.add(moved(ten.getFirst(), Duration.ofHours(5)));
        assertThat(findings(List.of(), batch))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.lastSeen()).isEqualTo(ten.getLast().at()));
    }

    @Test
    void reportsEachAlertOnceWithItsLatestCount() {
        List<FailedAttempt> many = Attempts.series(50, i -> anAttempt().fingerprint("f" + i));
        assertThat(findings(List.of(), many))
                .singleElement()
                .satisfies(finding -> assertThat(finding.attempts()).isEqualTo(50));
    }

    @Test
    void findsNothingNewInOldAttemptsAlone() {
        FailedAttempt elsewhen = moved(ten.getFirst(), Duration.ofHours(5));
        assertThat(findings(ten, List.of(elsewhen))).isEmpty();
    }

    @Test
    void doesNotMindTheOrder() {
        assertThat(findings(ten.reversed(), ten.reversed())).hasSize(1);
    }

    @Test
    void findsAnAttackWhoseEndCameBeforeItsBeginning() {
        assertThat(findings(ten.subList(4, 10), ten.subList(0, 4)))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.lastSeen()).isEqualTo(ten.getLast().at()));
    }

    private Collection<DetectionFinding> findings(List<FailedAttempt> stored, List<FailedAttempt> fresh) {
        return SlidingWindow.findings(guessing, ann, stored, fresh);
    }

    private static FailedAttempt moved(FailedAttempt attempt, Duration by) {
        Instant at = attempt.at().plus(by);
        return new FailedAttempt(
                new java.util.UUID(1, at.toEpochMilli()),
                at,
                attempt.account(),
                attempt.login(),
                attempt.address(),
                attempt.secret());
    }
}
