package dev.latchkey.credential.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.network.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThrottleTest {
    private static final String ANNA = "anna@acme.example";
    private static final String BOB = "bob@acme.example";
    private static final String HOME = "192.0.2.7";
    private static final String ATTACKER = "198.51.100.66";

    private final ThrottleSettings settings =
            new ThrottleSettings(3, 30, Duration.ofSeconds(1), Duration.ofHours(1), 100, Duration.ofHours(1));
    private final Throttle throttle = new Throttle(settings);
    private Instant now = Instant.parse("2026-03-04T10:00:00Z");

    private static SignInRecorded signIn(
            String login, @Nullable String address, SignInReason reason, @Nullable String fingerprint) {
        return new SignInRecorded(
                "acme",
                null,
                login,
                reason == SignInReason.ACCEPTED ? SignInResult.ACCEPTED : SignInResult.REFUSED,
                reason,
                null,
                null,
                "imap",
                "mail",
                "mx",
                address,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                fingerprint,
                1,
                "r1",
                null);
    }

    private void wrong(String login, @Nullable String address, int guess) {
        throttle.saw(signIn(login, address, SignInReason.UNKNOWN_SECRET, Integer.toHexString(guess)), now);
    }

    private void wrong(String login, String address, int from, int to) {
        for (int guess = from; guess < to; guess++) {
            wrong(login, address, guess);
        }
    }

    private boolean held(String login, @Nullable String address) {
        return throttle.holdsBack("acme", login, address == null ? null : IpAddress.parse(address), now);
    }

    @Test
    void letsAFewMistakesPass() {
        wrong(ANNA, HOME, 0, 3);
        assertThat(held(ANNA, HOME)).isFalse();
        wrong(ANNA, HOME, 3);
        assertThat(held(ANNA, HOME)).isTrue();
    }

    @Test
    void doublesTheWaitFromOneSecondToOneHour() {
        wrong(ANNA, HOME, 0, 3);
        long[] expected = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600};
        int guess = 3;
        for (long seconds : expected) {
            wrong(ANNA, HOME, guess++);
            now = now.plusSeconds(seconds).minusMillis(1);
            assertThat(held(ANNA, HOME)).as("just before %s s", seconds).isTrue();
            now = now.plusMillis(1);
            assertThat(held(ANNA, HOME)).as("after %s s", seconds).isFalse();
        }
    }

    @Test
    void countsARepeatedWrongSecretOnce() {
        for (int i = 0; i < 1_000; i++) {
            wrong(ANNA, HOME, 1);
        }
        assertThat(held(ANNA, HOME)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REVOKED",
                "ROTATED_OUT",
                "EXPIRED",
                "LAPSED",
                "SUSPENDED",
                "ACCOUNT_DISABLED",
                "ACCOUNT_LOCKED",
                "PROTOCOL_NOT_ALLOWED",
                "SERVICE_NOT_ALLOWED",
                "NETWORK_NOT_ALLOWED",
                "LEGACY_DISABLED_FOR_ACCOUNT",
                "APP_PASSWORDS_DISABLED",
                "BLOCKED_BY_POLICY",
                "THROTTLED",
                "TEMPORARY_FAILURE",
                "DOOR_NOT_ALLOWED"
            })
    void countsAStaleDeviceAndWhatWasNotCheckedForNothing(SignInReason reason) {
        for (int i = 0; i < 200; i++) {
            throttle.saw(signIn(ANNA, HOME, reason, Integer.toHexString(i)), now);
        }
        assertThat(held(ANNA, HOME)).isFalse();
        assertThat(held(ANNA, ATTACKER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_AN_APP_PASSWORD", "MISTYPED", "UNKNOWN_SECRET"})
    void countsGuesses(SignInReason reason) {
        for (int i = 0; i < 4; i++) {
            throttle.saw(signIn(ANNA, HOME, reason, Integer.toHexString(i)), now);
        }
        assertThat(held(ANNA, HOME)).isTrue();
    }

    @Test
    void holdsBackNobodyElseAtTheSameSource() {
        wrong(ANNA, HOME, 0, 6);
        assertThat(held(ANNA, HOME)).isTrue();
        assertThat(held(BOB, HOME)).isFalse();
        assertThat(held(ANNA, ATTACKER)).isFalse();
    }

    @Test
    void holdsASourceBackThatGuessesManyAccounts() {
        for (int i = 0; i < 31; i++) {
            wrong("user" + i + "@acme.example", ATTACKER, i);
        }
        assertThat(held(ANNA, ATTACKER)).isTrue();
        assertThat(held(ANNA, HOME)).isFalse();
    }

    @Test
    void forgivesTheSourceThatSucceededAlone() {
        wrong(ANNA, ATTACKER, 0, 8);
        wrong(ANNA, HOME, 0, 4);
        throttle.saw(signIn(ANNA, HOME, SignInReason.ACCEPTED, null), now);
        assertThat(held(ANNA, HOME)).isFalse();
        assertThat(held(ANNA, ATTACKER)).isTrue();
    }

    @Test
    void keepsFamiliarNetworksOpenWhileAnAccountIsUnderAttack() {
        throttle.saw(signIn(ANNA, HOME, SignInReason.ACCEPTED, null), now);
        for (int i = 0; i < 100; i++) {
            wrong(ANNA, "203.0.113." + i, i);
        }
        assertThat(held(ANNA, "198.18.0.1")).as("unfamiliar").isTrue();
        assertThat(held(ANNA, null)).as("unknown").isTrue();
        assertThat(held(ANNA, HOME)).as("familiar").isFalse();
        assertThat(held(ANNA, "192.0.2.200")).as("the same network").isFalse();
        assertThat(held(BOB, "198.18.0.1")).as("another account").isFalse();
    }

    @Test
    void reopensAnAccountAnHourAfterTheLastGuess() {
        for (int i = 0; i < 100; i++) {
            wrong(ANNA, "203.0.113." + i, i);
        }
        now = now.plus(Duration.ofMinutes(59));
        assertThat(held(ANNA, "198.18.0.1")).isTrue();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(held(ANNA, "198.18.0.1")).isFalse();
    }

    @Test
    void takesAnIpv6SiteForOneSource() {
        for (int i = 0; i < 4; i++) {
            wrong(ANNA, "2001:db8:1:" + i + "::1", i);
        }
        assertThat(held(ANNA, "2001:db8:1:ffff::9")).isTrue();
        assertThat(held(ANNA, "2001:db8:2::1")).isFalse();
    }

    @Test
    void takesAnIpv4AddressWrittenAsIpv6ForTheSame() {
        wrong(ANNA, HOME, 0, 4);
        assertThat(held(ANNA, "::ffff:192.0.2.7")).isTrue();
    }

    @Test
    void learnsFromOtherReplicas() {
        Throttle other = new Throttle(settings);
        for (int guess = 0; guess < 4; guess++) {
            other.saw(signIn(ANNA, HOME, SignInReason.MISTYPED, Integer.toHexString(guess)), now);
        }
        assertThat(other.holdsBack("acme", ANNA, IpAddress.parse(HOME), now)).isTrue();
        assertThat(held(ANNA, HOME)).isFalse();
    }

    @Test
    void keepsTenantsApart() {
        wrong(ANNA, HOME, 0, 4);
        assertThat(throttle.holdsBack("globex", ANNA, IpAddress.parse(HOME), now))
                .isFalse();
    }

    @Test
    void takesNoAddressForNoSource() {
        for (int guess = 0; guess < 99; guess++) {
            wrong(ANNA, null, guess);
        }
        assertThat(held(ANNA, null)).isFalse();
        wrong(ANNA, null, 99);
        assertThat(held(ANNA, null)).isTrue();
    }

    @Test
    void refusesABudgetAboveTheStandards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottleSettings(
                        3, 30, Duration.ofSeconds(1), Duration.ofHours(1), 101, Duration.ofHours(1)))
                .withMessage("latchkey.throttle.account-budget: 101 (expected: at most 100)");
    }

    private Optional<Instant> heldUntil(String login, @Nullable String address) {
        return throttle.holdsBackUntil("acme", login, address == null ? null : IpAddress.parse(address), now);
    }

    @Test
    void saysUntilWhenAPairHasToWait() {
        wrong(ANNA, HOME, 0, 5);
        assertThat(heldUntil(ANNA, HOME)).contains(now.plusSeconds(2));
        assertThat(heldUntil(BOB, HOME)).isEmpty();
        assertThat(heldUntil(ANNA, null)).isEmpty();
        now = now.plusSeconds(2);
        assertThat(heldUntil(ANNA, HOME)).isEmpty();
    }

    @Test
    void saysUntilWhenAnAccountIsClosedToUnfamiliarNetworks() {
        throttle.saw(signIn(ANNA, HOME, SignInReason.ACCEPTED, null), now);
        for (int guess = 0; guess < 100; guess++) {
            wrong(ANNA, "198.51." + guess + ".1", guess);
        }
        assertThat(heldUntil(ANNA, "203.0.113.9")).contains(now.plus(settings.window()));
        assertThat(heldUntil(ANNA, null)).contains(now.plus(settings.window()));
        assertThat(heldUntil(ANNA, HOME)).isEmpty();
    }

    @Test
    void changesNothingByBeingAskedUntilWhen() {
        wrong(ANNA, HOME, 0, 3);
        for (int i = 0; i < 10; i++) {
            assertThat(heldUntil(ANNA, HOME)).isEmpty();
        }
        assertThat(held(ANNA, HOME)).isFalse();
    }
}
