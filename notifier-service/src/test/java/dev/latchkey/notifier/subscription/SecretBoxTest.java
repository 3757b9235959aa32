package dev.latchkey.notifier.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.notifier.channel.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ONE = key();
    private static final String TWO = key();
    private final SigningSecret secret = SigningSecret.generate(RANDOM);

    @Test
    void opensWhatItSealed() {
        SecretBox box = box("1:" + ONE);
        SealedSecret sealed = box.seal(secret, "sub");
        assertThat(box.open(sealed, "sub").bytes()).isEqualTo(secret.bytes());
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret.bytes(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void sealsWithTheNewestKeyAndStillOpensTheOld() {
        SealedSecret old = box("1:" + ONE).seal(secret, "sub");
        SecretBox both = box("1:" + ONE + "\n2:" + TWO + "\n");
        assertThat(both.seal(secret, "sub").key()).isEqualTo(2);
        assertThat(both.open(old, "sub").bytes()).isEqualTo(secret.bytes());
    }

    @Test
    void doesNotOpenForAnotherSubscription() {
        SecretBox box = box("1:" + ONE);
        SealedSecret sealed = box.seal(secret, "sub");
        assertThatThrownBy(() -> box.open(sealed, "other")).hasMessage("webhook key 1 does not fit");
    }

    @Test
    void saysWhichKeyIsMissing() {
        SealedSecret sealed = box("1:" + ONE).seal(secret, "sub");
        assertThatThrownBy(() -> box("2:" + TWO).open(sealed, "sub"))
                .hasMessage("webhook key 1 is missing (there are: [2])");
    }

    @Test
    void cannotSealWithoutKey() {
        assertThat(box("").canSeal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretkey",
                "1:c2hvcnQ=",
                "x:c2VjcmV0",
                "1:$$$",
                "2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void refusesBadKeysWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> Keyring.parse("2:" + ONE + "," + text))
                .hasMessage("webhook keys: entry 2 (expected: version:base64 of 32 bytes, each version once)")
                .hasNoCause();
    }

    private static SecretBox box(String keys) {
        return new SecretBox(Keyring.parse(keys).keys(), RANDOM);
    }

    private static String key() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
