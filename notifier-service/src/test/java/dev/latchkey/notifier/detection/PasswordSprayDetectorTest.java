package dev.latchkey.notifier.detection;

import static dev.latchkey.notifier.SignIns.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.SignInReason;
import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordSprayDetectorTest {
    private final PasswordSprayDetector spray = new PasswordSprayDetector(Attempts.SPRAY, Duration.ofHours(1));
    private final DetectionSubject source = new DetectionSubject("acme", "198.51.100.7");

    @Test
    void findsFifteenAccountsFromOneSource() {
        DetectionFinding found = spray.judge(
                        source, Attempts.series(15, i -> anAttempt().of("user" + i)))
                .orElseThrow();
        assertThat(found.accounts()).isEqualTo(15);
        assertThat(found.address()).isEqualTo("198.51.100.7");
        assertThat(found.account()).isNull();
    }

    @Test
    void isSilentAtFourteenAccounts() {
        assertThat(spray.judge(source, Attempts.series(100, i -> anAttempt().of("user" + i % 14))))
                .isEmpty();
    }

    @Test
    void leavesManyAttemptsOnEachAccountToGuessing() {
        assertThat(spray.judge(source, Attempts.series(15 * 8, i -> anAttempt().of("user" + i % 15))))
                .isPresent();
        assertThat(spray.judge(
                        source, Attempts.series(15 * 8 + 1, i -> anAttempt().of("user" + i % 15))))
                .isEmpty();
    }

    @Test
    void countsLoginsThatHaveNoAccount() {
        assertThat(spray.judge(
                        source,
                        Attempts.series(
                                15,
                                i -> anAttempt().of(null).login("nobody" + i).because(SignInReason.ACCOUNT_UNKNOWN))))
                .isPresent();
    }

    @Test
    void takesNoThrottledOfficeForAnAttack() {
        assertThat(spray.judge(
                        source,
                        Attempts.series(
                                40,
                                i -> anAttempt()
                                        .of("user" + i)
                                        .because(SignInReason.THROTTLED)
                                        .fingerprint(null))))
                .isEmpty();
    }

    @Test
    void countsASiteOfIpv6AsOneSource() {
        assertThat(spray.subject(Attempts.at(Attempts.NOON, anAttempt().from("2001:db8:1:2::3"))))
                .contains(new DetectionSubject("acme", "2001:db8:1::/48"));
        assertThat(spray.subject(Attempts.at(Attempts.NOON, anAttempt().from("::ffff:198.51.100.7"))))
                .contains(source);
    }

    @Test
    void needsAnAddress() {
        assertThat(spray.subject(Attempts.at(Attempts.NOON, anAttempt().from(null))))
                .isEmpty();
        assertThat(spray.subject(Attempts.at(Attempts.NOON, anAttempt().from("unix:"))))
                .isEmpty();
    }
}
