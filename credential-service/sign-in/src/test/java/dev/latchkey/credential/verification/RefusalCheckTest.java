package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.NOW;
import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalCheckTest {
    /** Given for other reasons than that a check failed. */
    private static final Set<SignInReason> NOT_CHECKED = EnumSet.of(
            SignInReason.ACCEPTED, SignInReason.DOOR_UNKNOWN, SignInReason.TEMPORARY_FAILURE, SignInReason.OTHER);

    private static SignInReason reasonOf(AnAttempt attempt) {
        return RefusalCheck.firstAgainst(attempt.decided());
    }

    @Test
    void acceptsWhatNothingSpeaksAgainst() {
        assertThat(reasonOf(anAttempt())).isEqualTo(SignInReason.ACCEPTED);
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                refused(SignInReason.DOOR_NOT_ALLOWED, anAttempt().throughADoorFor("smtp", "http")),
                refused(SignInReason.DOOR_NOT_ALLOWED, anAttempt().at("wiki")),
                refused(SignInReason.DOOR_NOT_ALLOWED, anAttempt().throughADoorForClientsOf("198.51.100.0/24")),
                refused(
                        SignInReason.DOOR_NOT_ALLOWED,
                        anAttempt().throughADoorForClientsOf("192.0.2.0/24").from(null)),
                refused(SignInReason.DOOR_NOT_ALLOWED, anAttempt().throughADoorOf("globex")),
                refused(SignInReason.THROTTLED, anAttempt().heldBack()),
                refused(SignInReason.NOT_AN_APP_PASSWORD, anAttempt().typing(new TypedSecret.NotAnAppPassword())),
                refused(SignInReason.MISTYPED, anAttempt().typing(new TypedSecret.Mistyped())),
                refused(SignInReason.UNKNOWN_SECRET, anAttempt().withUnknownSecret()),
                refused(SignInReason.UNKNOWN_SECRET, anAttempt().ofNoTenant()),
                refused(SignInReason.WRONG_ACCOUNT, anAttempt().withSecretOf("a-bob")),
                refused(SignInReason.ACCOUNT_UNKNOWN, anAttempt().ofNobody()),
                refused(SignInReason.ACCOUNT_DISABLED, anAttempt().ofAccount(AccountState.DISABLED)),
                refused(SignInReason.ACCOUNT_LOCKED, anAttempt().ofAccount(AccountState.LOCKED)),
                refused(SignInReason.REVOKED, anAttempt().passwordIs(AppPasswordState.REVOKED)),
                refused(SignInReason.ROTATED_OUT, anAttempt().passwordIs(AppPasswordState.ROTATED_OUT)),
                refused(SignInReason.EXPIRED, anAttempt().expiredAt(NOW)),
                refused(
                        SignInReason.LAPSED,
                        anAttempt().passwordIs(AppPasswordState.PENDING).toBeActivatedBy(NOW)),
                refused(SignInReason.SUSPENDED, anAttempt().passwordIs(AppPasswordState.SUSPENDED)),
                refused(SignInReason.PROTOCOL_NOT_ALLOWED, anAttempt().passwordFor("smtp", "pop3")),
                refused(SignInReason.SERVICE_NOT_ALLOWED, anAttempt().passwordAt("wiki")),
                refused(SignInReason.NETWORK_NOT_ALLOWED, anAttempt().passwordFrom("198.51.100.0/24", "2001:db8::/32")),
                refused(
                        SignInReason.NETWORK_NOT_ALLOWED,
                        anAttempt().passwordFrom("192.0.2.0/24").from(null)),
                refused(SignInReason.LEGACY_DISABLED_FOR_ACCOUNT, anAttempt().legacyDisabledFor("imap")),
                refused(SignInReason.APP_PASSWORDS_DISABLED, anAttempt().ofTenantWithoutAppPasswords()),
                refused(SignInReason.BLOCKED_BY_POLICY, anAttempt().blocked()));
    }

    private static Arguments refused(SignInReason reason, AnAttempt attempt) {
        return Arguments.of(reason, attempt);
    }

    @ParameterizedTest
    @MethodSource("bent")
    void namesTheReason(SignInReason reason, AnAttempt attempt) {
        assertThat(reasonOf(attempt)).isEqualTo(reason);
    }

    @Test
    void reachesEveryReason() {
        Set<SignInReason> reached = EnumSet.noneOf(SignInReason.class);
        bent().forEach(each -> reached.add((SignInReason) each.get()[0]));
        assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_CHECKED)));
    }

    @Test
    void checksInTheOrderOfTheReasons() {
        List<SignInReason> order =
                RefusalCheck.ALL.stream().map(RefusalCheck::reason).toList();
        assertThat(order)
                .containsExactlyElementsOf(Arrays.stream(SignInReason.values())
                        .filter(reason -> !NOT_CHECKED.contains(reason))
                        .toList());
    }

    @Test
    void namesTheFirstOfSeveral() {
        AnAttempt everythingWrong = anAttempt()
                .blocked()
                .ofTenantWithoutAppPasswords()
                .legacyDisabledFor("imap")
                .passwordFrom("198.51.100.0/24")
                .passwordAt("wiki")
                .passwordFor("smtp")
                .passwordIs(AppPasswordState.REVOKED)
                .ofAccount(AccountState.LOCKED);
        assertThat(reasonOf(everythingWrong)).isEqualTo(SignInReason.ACCOUNT_LOCKED);
        assertThat(reasonOf(everythingWrong.ofAccount(AccountState.ACTIVE))).isEqualTo(SignInReason.REVOKED);
        assertThat(reasonOf(everythingWrong.passwordIs(AppPasswordState.RETIRING)))
                .isEqualTo(SignInReason.PROTOCOL_NOT_ALLOWED);
        assertThat(reasonOf(everythingWrong.passwordFor())).isEqualTo(SignInReason.SERVICE_NOT_ALLOWED);
        assertThat(reasonOf(everythingWrong.passwordAt())).isEqualTo(SignInReason.NETWORK_NOT_ALLOWED);
        assertThat(reasonOf(everythingWrong.passwordFrom())).isEqualTo(SignInReason.LEGACY_DISABLED_FOR_ACCOUNT);
        assertThat(reasonOf(everythingWrong.legacyDisabledFor())).isEqualTo(SignInReason.APP_PASSWORDS_DISABLED);
        assertThat(reasonOf(everythingWrong.heldBack())).isEqualTo(SignInReason.THROTTLED);
        assertThat(reasonOf(everythingWrong.throughADoorFor("http"))).isEqualTo(SignInReason.DOOR_NOT_ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ACTIVE", "RETIRING"})
    void acceptsWhatIsInUse(AppPasswordState state) {
        assertThat(reasonOf(anAttempt().passwordIs(state))).isEqualTo(SignInReason.ACCEPTED);
    }

    @Test
    void acceptsWithinWhatIsAllowed() {
        assertThat(reasonOf(anAttempt()
                        .throughADoorForClientsOf("192.0.2.0/24")
                        .throughADoorOf("acme", "globex")
                        .passwordFor("imap", "smtp")
                        .passwordAt("mail")
                        .passwordFrom("198.51.100.0/24", "192.0.2.0/28")
                        .legacyDisabledFor("smtp")
                        .expiredAt(NOW.plusMillis(1))))
                .isEqualTo(SignInReason.ACCEPTED);
    }

    /** Whoever asks for an access decision knows who it is: neither the secret nor the app password matters. */
    @Test
    void makesForAnAccessDecisionTheChecksThatNeedNoAppPassword() {
        assertThat(RefusalCheck.ALL.stream()
                        .filter(check -> check.kinds().contains(AttemptKind.ACCESS_DECISION))
                        .map(RefusalCheck::reason))
                .containsExactly(
                        SignInReason.DOOR_NOT_ALLOWED,
                        SignInReason.ACCOUNT_UNKNOWN,
                        SignInReason.ACCOUNT_DISABLED,
                        SignInReason.ACCOUNT_LOCKED,
                        SignInReason.BLOCKED_BY_POLICY);
        AnAttempt question = anAttempt()
                .as(AttemptKind.ACCESS_DECISION)
                .typing(new TypedSecret.NotAnAppPassword())
                .heldBack()
                .ofTenantWithoutAppPasswords();
        assertThat(reasonOf(question)).isEqualTo(SignInReason.ACCEPTED);
        assertThat(reasonOf(question.blocked())).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        assertThat(reasonOf(question.ofAccount(AccountState.LOCKED))).isEqualTo(SignInReason.ACCOUNT_LOCKED);
        assertThat(reasonOf(question.ofNobody())).isEqualTo(SignInReason.ACCOUNT_UNKNOWN);
        assertThat(reasonOf(question.throughADoorFor("http"))).isEqualTo(SignInReason.DOOR_NOT_ALLOWED);
    }

    @Test
    void makesEveryCheckOfWhatADoorHeldBackToo() {
        assertThat(RefusalCheck.ALL)
                .allSatisfy(check -> assertThat(check.kinds()).contains(AttemptKind.SIGN_IN, AttemptKind.HELD_BACK));
    }
}
