package dev.latchkey.notifier.detection;

import static dev.latchkey.notifier.SignIns.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.SignInReason;
import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BruteForceDetectorTest {
    private final BruteForceDetector guessing = new BruteForceDetector(Attempts.GUESSING, Duration.ofHours(1));
    private final DetectionSubject ann = new DetectionSubject("acme", "ann");

    @Test
    void findsTenDifferentSecrets() {
        Optional<DetectionFinding> found =
                guessing.judge(ann, Attempts.series(10, i -> anAttempt().fingerprint("f" + i)));
        assertThat(found).hasValueSatisfying(finding -> {
            assertThat(finding.account()).isEqualTo("ann");
            assertThat(finding.attempts()).isEqualTo(10);
            assertThat(finding.firstSeen()).isEqualTo(Attempts.NOON);
            assertThat(finding.address()).isEqualTo("198.51.100.7");
        });
    }

    @Test
    void isSilentAtNine() {
        assertThat(guessing.judge(ann, Attempts.series(9, i -> anAttempt().fingerprint("f" + i))))
                .isEmpty();
    }

    @Test
    void countsTheSameWrongSecretOnce() {
        assertThat(guessing.judge(ann, Attempts.series(500, i -> anAttempt().fingerprint("f" + i % 9))))
                .isEmpty();
    }

    @Test
    void takesWrongSecretsWithoutFingerprintForOne() {
        assertThat(guessing.judge(
                        ann,
                        Attempts.series(
                                50,
                                i -> anAttempt()
                                        .because(SignInReason.NOT_AN_APP_PASSWORD)
                                        .fingerprint(null))))
                .isEmpty();
    }

    @Test
    void countsThrottledAttemptsOnceGuessingIsProven() {
        assertThat(guessing.judge(ann, throttledAfter(3))).isPresent();
        assertThat(guessing.judge(ann, throttledAfter(2))).isEmpty();
    }

    private static List<FailedAttempt> throttledAfter(int seen) {
        return Attempts.series(
                30,
                i -> i < seen
                        ? anAttempt().fingerprint("f" + i)
                        : anAttempt().because(SignInReason.THROTTLED).fingerprint(null));
    }

    @Test
    void namesNoAddressWhereThereAreSeveral() {
        DetectionFinding found = guessing.judge(
                        ann,
                        Attempts.series(
                                10, i -> anAttempt().fingerprint("f" + i).from("192.0.2." + i)))
                .orElseThrow();
        assertThat(found.address()).isNull();
        assertThat(found.description()).contains("from 10 addresses");
    }

    @Test
    void keepsAtMostTwentyEventsAsEvidenceTheLatestOnes() {
        List<FailedAttempt> attempts = Attempts.series(40, i -> anAttempt().fingerprint("f" + i));
        assertThat(guessing.judge(ann, attempts).orElseThrow().evidence())
                .hasSize(20)
                .endsWith(attempts.getLast().event());
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOKED", "ROTATED_OUT", "EXPIRED", "LAPSED", "SUSPENDED", "BLOCKED_BY_POLICY", "ACCEPTED"})
    void staleAndRightSecretsAreNoGuesses(SignInReason reason) {
        assertThat(guessing.subject(Attempts.because(reason))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_SECRET", "MISTYPED", "NOT_AN_APP_PASSWORD", "WRONG_ACCOUNT", "THROTTLED"})
    void wrongSecretsAre(SignInReason reason) {
        assertThat(guessing.subject(Attempts.because(reason))).contains(ann);
    }

    @Test
    void ignoresLoginsWithoutAccount() {
        ObservedSignIn nobody = Attempts.at(Attempts.NOON, anAttempt().of(null).because(SignInReason.ACCOUNT_UNKNOWN));
        assertThat(guessing.subject(nobody)).isEmpty();
    }

    @Test
    void isTheSameAlertWithinAnHourAndAnotherAfterwards() {
        List<FailedAttempt> first = Attempts.series(10, i -> anAttempt().fingerprint("f" + i));
        List<FailedAttempt> more = Attempts.series(300, i -> anAttempt().fingerprint("f" + i));
        List<FailedAttempt> later = first.stream()
                .map(a -> new FailedAttempt(
                        a.event(), a.at().plusSeconds(3600), a.account(), a.login(), a.address(), a.secret()))
                .toList();
        List<String> ids = Stream.of(first, more, later)
                .map(each -> guessing.judge(ann, each).orElseThrow().alertId())
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(guessing.judge(new DetectionSubject("other", "ann"), first)
                        .orElseThrow()
                        .alertId())
                .isNotEqualTo(ids.get(0));
    }
}
