package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VerifierKeysTest {
    private static final byte[] OLD = key('o');
    private static final byte[] NEW = key('n');
    private final AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.SHORT);

    private static byte[] key(char fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @Test
    void keepsNewSecretsUnderTheNewestKey() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, OLD, 7, NEW));
        assertThat(keys.current()).isEqualTo(7);
        assertThat(keys.verifier("acme", secret))
                .isEqualTo(new VerifierKeys(Map.of(7, NEW)).verifier("acme", secret))
                .isNotEqualTo(new VerifierKeys(Map.of(1, OLD)).verifier("acme", secret));
    }

    @Test
    void recognisesWhatWasKeptUnderAnOlderKey() {
        VerifierKeys before = new VerifierKeys(Map.of(1, OLD));
        VerifierKeys after = new VerifierKeys(Map.of(1, OLD, 2, NEW));
        assertThat(after.verifiers("acme", secret))
                .containsExactly(after.newest("acme", secret), before.newest("acme", secret));
        assertThat(after.verifiers("acme", secret))
                .extracting(Verifier::keyVersion)
                .containsExactly(2, 1);
    }

    @Test
    void goesOnWithOtherKeys() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, OLD));
        String before = keys.verifier("acme", secret);
        keys.replace(Map.of(1, OLD, 2, NEW));
        assertThat(keys.current()).isEqualTo(2);
        assertThat(keys.versions()).containsExactly(1, 2);
        assertThat(keys.verifiers("acme", secret)).contains(new Verifier(1, before));
        keys.replace(Map.of(2, NEW));
        assertThat(keys.versions()).containsExactly(2);
    }

    @Test
    void refusesAnotherKeyUnderAVersionThatIsKnown() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, OLD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.replace(Map.of(1, NEW, 2, NEW)))
                .withMessage("HMAC key 1: another key than before (expected: a new key has a new version)");
        assertThat(keys.versions()).containsExactly(1);
    }

    @Test
    void printsNoVerifier() {
        Verifier verifier = new VerifierKeys(Map.of(1, OLD)).newest("acme", secret);
        assertThat(verifier).hasToString("Verifier[key 1]");
    }

    @Test
    void isHmacSha256OverTheTenantAndTheLetters() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(NEW, "HmacSHA256"));
        mac.update((byte) 1);
        mac.update("acme".getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(secret.letters()));
        assertThat(new VerifierKeys(Map.of(1, NEW)).verifier("acme", secret)).isEqualTo(expected);
    }

    @Test
    void tellsTenantsApart() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, NEW));
        assertThat(keys.verifier("acme", secret)).isNotEqualTo(keys.verifier("globex", secret));
    }

    @Test
    void fingerprintsRepeatsAlikeInTwelveBits() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, NEW));
        String first = keys.fingerprint("acme", "anna@acme.example", PresentedSecret.of("Winter2026!"));
        assertThat(first)
                .matches("[0-9a-f]{3}")
                .isEqualTo(keys.fingerprint("acme", "anna@acme.example", PresentedSecret.of("Winter2026!")));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(keys.fingerprint("acme", "anna@acme.example", PresentedSecret.of("guess" + i)));
        }
        assertThat(seen).hasSizeGreaterThan(800);
    }

    @Test
    void fingerprintsTheSameLettersAlikeHoweverTheyAreTyped() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, NEW));
        String shown = secret.shownOnce();
        Set<String> seen = new HashSet<>();
        for (String typed : new String[] {shown, shown.replace("-", ""), " " + shown.toUpperCase(Locale.ROOT)}) {
            seen.add(keys.fingerprint("acme", "anna@acme.example", PresentedSecret.of(typed)));
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void fingerprintsTheSameSecretOfAnotherAccountOtherwise() {
        VerifierKeys keys = new VerifierKeys(Map.of(1, NEW));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(keys.fingerprint("acme", "user" + i, PresentedSecret.of("Winter2026!")));
        }
        assertThat(seen).hasSizeGreaterThan(80);
    }

    @Test
    void keepsFingerprintsOverTheArrivalOfANewKey() {
        assertThat(new VerifierKeys(Map.of(1, OLD, 2, NEW)).fingerprint("acme", "anna", PresentedSecret.of("x")))
                .isEqualTo(new VerifierKeys(Map.of(1, OLD)).fingerprint("acme", "anna", PresentedSecret.of("x")));
    }

    @Test
    void refusesKeysThatAreTooShortWithoutPrintingThem() {
        byte[] weak = "hunter2hunter2".getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifierKeys(Map.of(3, weak)))
                .withMessage("HMAC key 3: 14 bytes (expected: at least 32)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifierKeys(Map.of()))
                .withMessage("HMAC keys: none (expected: at least one)");
    }

    @Test
    void printsItsVersionsAlone() {
        assertThat(new VerifierKeys(Map.of(1, OLD, 2, NEW))).hasToString("VerifierKeys[1, 2]");
    }
}
