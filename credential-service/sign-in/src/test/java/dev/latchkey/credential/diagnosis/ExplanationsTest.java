package dev.latchkey.credential.diagnosis;

import static dev.latchkey.credential.diagnosis.AFailure.NOW;
import static dev.latchkey.credential.diagnosis.AFailure.aFailure;
import static dev.latchkey.credential.diagnosis.AFailure.anna;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationsTest {
    private static void isReadable(Explanation said) {
        for (String text : new String[] {said.explanation(), said.remedy()}) {
            assertThat(text).isNotBlank().endsWith(".").doesNotContain("null", "%s", "  ", "[]", " .");
            assertThat(text.substring(0, 1)).matches("[A-Z]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryReasonAndSaysWhatToDo(SignInReason reason) {
        isReadable(aFailure(reason).explained());
        isReadable(aFailure(reason).from(null).times(7).explained());
        isReadable(aFailure(reason).withSecretOfNobody("3fa").times(7).explained());
        isReadable(aFailure(reason).withSecretOfNobody(null).explained());
        isReadable(aFailure(reason).withSecretOfSomebodyElse().explained());
    }

    @ParameterizedTest
    @EnumSource
    void namesNoFingerprint(SignInReason reason) {
        Explanation said = aFailure(reason).withSecretOfNobody("3fa").times(7).explained();
        assertThat(said.explanation() + said.remedy()).doesNotContain("3fa");
    }

    @Test
    void claimsNoMoreOfAMistypedSecretThanTheCheckLetterTells() {
        Explanation said =
                aFailure(SignInReason.MISTYPED).withSecretOfNobody("3fa").explained();
        assertThat(said.explanation()).contains("at least one letter is wrong", "Which one cannot be told");
        assertThat(said.remedy()).contains("y for z").doesNotContainPattern("(position|letter) \\d");
    }

    @Test
    void tellsASecretThatIsStoredFromOneThatIsTyped() {
        AFailure failure = aFailure(SignInReason.MISTYPED).withSecretOfNobody("3fa");
        assertThat(failure.explained().explanation()).doesNotContain("stored");
        assertThat(failure.times(4).explained().explanation()).contains("4 times", "the device has it stored");
    }

    @Test
    void tellsAnEmptyPasswordFromTheMainOne() {
        assertThat(aFailure(SignInReason.NOT_AN_APP_PASSWORD)
                        .withSecretOfNobody(null)
                        .explained()
                        .explanation())
                .contains("empty");
        assertThat(aFailure(SignInReason.NOT_AN_APP_PASSWORD)
                        .withSecretOfNobody("3fa")
                        .explained()
                        .explanation())
                .contains("main password");
    }

    @Test
    void saysOfAnotherAccountsSecretOnlyThatItIs() {
        Explanation said =
                aFailure(SignInReason.WRONG_ACCOUNT).withSecretOfSomebodyElse().explained();
        assertThat(said.explanation() + said.remedy())
                .contains("another account", "anna@acme.example")
                .doesNotContain("c-other", "phone");
    }

    @Test
    void saysToTheOwnerOfASecretThatItStrayed() {
        assertThat(aFailure(SignInReason.WRONG_ACCOUNT)
                        .as("bob@acme.example")
                        .explained()
                        .explanation())
                .contains("Anna's phone")
                .doesNotContain("bob");
        Explanation typo =
                aFailure(SignInReason.ACCOUNT_UNKNOWN).as("ana@acme.example").explained();
        assertThat(typo.explanation()).contains("Anna's phone", "ana@acme.example");
        assertThat(typo.remedy()).contains("anna@acme.example");
    }

    @Test
    void namesTheDeviceAndTheMomentOfWhatHasEnded() {
        assertThat(aFailure(SignInReason.REVOKED).explained().explanation())
                .contains("Anna's phone", "3 February 2026, 08:15 UTC", "lost");
        assertThat(aFailure(SignInReason.ROTATED_OUT).explained().explanation()).contains("Anna's phone", "replaced");
        assertThat(aFailure(SignInReason.EXPIRED).explained().explanation()).contains("1 February 2026, 12:30 UTC");
        assertThat(aFailure(SignInReason.LAPSED).explained().explanation()).contains("7 January 2026, 00:00 UTC");
    }

    @Test
    void saysWhatIsAllowedAndWhatWasTried() {
        assertThat(aFailure(SignInReason.PROTOCOL_NOT_ALLOWED)
                        .by("smtp")
                        .explained()
                        .explanation())
                .contains("not for smtp", "for imap, pop3 alone");
        assertThat(aFailure(SignInReason.SERVICE_NOT_ALLOWED).explained().explanation())
                .contains("mail");
        assertThat(aFailure(SignInReason.NETWORK_NOT_ALLOWED).explained().explanation())
                .contains("from 192.0.2.7", "198.51.100.0/24");
    }

    @Test
    void namesThePolicyAndWhy() {
        assertThat(aFailure(SignInReason.BLOCKED_BY_POLICY)
                        .blockedBy("Not at night", null)
                        .explained()
                        .explanation())
                .contains("“Not at night” (all of its conditions were met)");
        assertThat(aFailure(SignInReason.BLOCKED_BY_POLICY)
                        .blockedBy("At home", "locations")
                        .explained()
                        .explanation())
                .contains("“At home”", "“locations” was not met");
    }

    @Test
    void saysHowLongAnAddressHasToWait() {
        Instant until = NOW.plusSeconds(480);
        Explanation waiting = aFailure(SignInReason.THROTTLED)
                .heldBack(HeldBack.Cause.OWN, until)
                .explained();
        assertThat(waiting.until()).isEqualTo(until);
        assertThat(waiting.explanation()).contains("4 March 2026, 10:08 UTC");
        Explanation over = aFailure(SignInReason.THROTTLED).explained();
        assertThat(over.until()).isNull();
        assertThat(over.explanation()).contains("That is over");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhoseFailuresHeldItBack(HeldBack.Cause cause) {
        for (Instant until : new Instant[] {null, NOW.plusSeconds(480)}) {
            for (String address : new String[] {null, "192.0.2.7"}) {
                Explanation said = aFailure(SignInReason.THROTTLED)
                        .from(address)
                        .heldBack(cause, until)
                        .explained();
                isReadable(said);
                assertThat(said.explanation()).contains("wrong passwords");
                assertThat(said.remedy().contains("device that keeps sending a wrong password"))
                        .as("blames a device of the owner's")
                        .isEqualTo(cause == HeldBack.Cause.OWN);
            }
        }
    }

    @Test
    void saysWhetherTheAccountIsStillInThatState() {
        AFailure failure = aFailure(SignInReason.ACCOUNT_DISABLED);
        assertThat(failure.explained().remedy()).isEqualTo("Try again.");
        assertThat(failure.of(anna(AccountState.DISABLED, Set.of())).explained().remedy())
                .contains("administrator has to enable it");
        assertThat(aFailure(SignInReason.LEGACY_DISABLED_FOR_ACCOUNT)
                        .of(anna(AccountState.ACTIVE, Set.of("imap")))
                        .explained()
                        .explanation())
                .contains("imap", "is switched off");
    }
}
