package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptEventsTest {
    private static final String TYPED = "qwer-tzui-opas-dfgh";

    private final AttemptEvents events =
            new AttemptEvents(new VerifierKeys(Map.of(1, new byte[32])), address -> GeoLocation.UNKNOWN, "r-1");

    private SignInRecorded signIn(AnAttempt attempt, SignInReason reason) {
        return (SignInRecorded) events.of(attempt.decided(), reason);
    }

    private static String json(Event event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    @Test
    void writesDownEverythingButTheSecret() {
        SignInRecorded event = signIn(anAttempt().saying(TYPED), SignInReason.ACCEPTED);
        assertThat(event.result()).isEqualTo(SignInResult.ACCEPTED);
        assertThat(event.account()).isEqualTo("a-anna");
        assertThat(event.credentialLabel()).isEqualTo("Anna's phone");
        assertThat(event.address()).isEqualTo("192.0.2.7");
        assertThat(event.country()).isEqualTo("SE");
        assertThat(event.asn()).isEqualTo(64_500L);
        assertThat(event.session()).isEqualTo("s-1");
        assertThat(event.snapshotVersion()).isEqualTo(3);
        assertThat(event.replica()).isEqualTo("r-1");
        assertThat(json(event)).doesNotContain(TYPED, "qwer");
    }

    /** So that a device that repeats itself can be told from somebody who guesses. */
    @Test
    void writesDownAFingerprintOfAWrongSecretAlone() {
        SignInRecorded wrong = signIn(anAttempt().withUnknownSecret().saying(TYPED), SignInReason.UNKNOWN_SECRET);
        assertThat(wrong.secretFingerprint()).hasSize(3);
        assertThat(signIn(anAttempt().withUnknownSecret().saying(TYPED), SignInReason.UNKNOWN_SECRET)
                        .secretFingerprint())
                .isEqualTo(wrong.secretFingerprint());
        assertThat(signIn(anAttempt().saying(TYPED), SignInReason.REVOKED).secretFingerprint())
                .isNull();
        assertThat(signIn(anAttempt().withUnknownSecret().saying(""), SignInReason.THROTTLED)
                        .secretFingerprint())
                .isNull();
    }

    @Test
    void writesDownAnAccessDecisionWithoutAnyAppPassword() {
        AuthenticationContext context =
                anAttempt().as(AttemptKind.ACCESS_DECISION).blocked().decided();
        AccessDecided event = (AccessDecided) events.of(context, SignInReason.BLOCKED_BY_POLICY);
        assertThat(event.result()).isEqualTo(SignInResult.REFUSED);
        assertThat(event.reason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        assertThat(event.tlsVersion()).isEqualTo("TLSv1.3");
        assertThat(json(event)).doesNotContain("c-1", "fingerprint");
    }

    @Test
    void writesDownOfWhatCouldNotBeDecidedWhatTheDoorTold() {
        SignInRecorded event = events.undecided(anAttempt().saying(TYPED).attempt());
        assertThat(event.result()).isEqualTo(SignInResult.TEMPORARY_FAILURE);
        assertThat(event.login()).isEqualTo("anna@acme.example");
        assertThat(event.account()).isNull();
        assertThat(json(event)).doesNotContain(TYPED, "qwer");
    }
}
