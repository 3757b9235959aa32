package dev.latchkey.kit.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.kit.MovableClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class SigningKeysTest {
    private static final SigningKeyPair FIRST = SigningKeyPair.of("RS256", "k-1");
    private static final SigningKeyPair SECOND = SigningKeyPair.of("ES256", "k-2");
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("ada").build();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T10:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private List<JWK> shown = List.of(FIRST.toPublic());
    private boolean away;
    private final SigningKeys keys = new SigningKeys(Mono.defer(this::show), clock);

    private Mono<List<JWK>> show() {
        asked.incrementAndGet();
        return away ? Mono.error(new KeysUnavailableException("nobody answers")) : Mono.just(shown);
    }

    private boolean believes(SigningKeyPair key) {
        return believes(key.sign(CLAIMS));
    }

    private boolean believes(SignedJWT token) {
        return Boolean.TRUE.equals(keys.haveSigned(token).block());
    }

    private void cannotTell(SigningKeyPair key) {
        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> believes(key))
                .withMessage("nobody answers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519",
                "Ed448"
            })
    void believesEveryAlgorithmWhateverTheFirstSetHeld(String algorithm) throws ParseException {
        assertThat(believes(FIRST)).isTrue();
        SigningKeyPair later = SigningKeyPair.of(algorithm, "later");
        shown = List.of(FIRST.toPublic(), later.toPublic());
        assertThat(believes(later)).isTrue();
        assertThat(believes(tampered(later.sign(CLAIMS)))).isFalse();
    }

    private static SignedJWT tampered(SignedJWT token) throws ParseException {
        Base64URL other =
                new JWTClaimsSet.Builder().subject("eve").build().toPayload().toBase64URL();
        return new SignedJWT(token.getHeader().toBase64URL(), other, token.getSignature());
    }

    @Test
    void refusesAWithdrawnKeyAfterFiveMinutesHoweverOftenItIsUsed() {
        assertThat(believes(FIRST)).isTrue();
        shown = List.of(SECOND.toPublic());
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            believes(FIRST);
        }
        assertThat(believes(FIRST)).isFalse();
        assertThat(believes(SECOND)).isTrue();
    }

    @Test
    void refusesAWithdrawnKeyAfterFiveMinutesOfSilence() {
        assertThat(believes(FIRST)).isTrue();
        shown = List.of(SECOND.toPublic());
        clock.advance(Duration.ofMinutes(5));
        assertThat(believes(FIRST)).isFalse();
    }

    @Test
    void goesOnForFiveMinutesWhileTheIssuerIsAway() {
        assertThat(believes(FIRST)).isTrue();
        away = true;
        clock.advance(Duration.ofSeconds(299));
        assertThat(believes(FIRST)).isTrue();
        cannotTell(SECOND);
        clock.advance(Duration.ofSeconds(1));
        cannotTell(FIRST);
        assertThat(keys.problem()).contains("nobody answers");
        away = false;
        clock.advance(Duration.ofSeconds(1));
        assertThat(believes(FIRST)).isTrue();
        assertThat(keys.problem()).isEmpty();
    }

    @Test
    void asksOnceASecondWhileTheIssuerIsAway() {
        away = true;
        for (int i = 0; i < 100; i++) {
            cannotTell(FIRST);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksSixTimesAMinuteForRubbish() {
        believes(FIRST);
        for (int i = 0; i < 100; i++) {
            assertThat(believes(SECOND)).isFalse();
        }
        assertThat(asked).hasValue(7);
        shown = List.of(FIRST.toPublic(), SECOND.toPublic());
        clock.advance(Duration.ofMinutes(1));
        assertThat(believes(FIRST)).isTrue();
        assertThat(believes(SECOND)).as("read again for others").isTrue();
    }

    @Test
    void takesTheKeyThatTookThePlaceOfAnotherOfItsName() {
        assertThat(believes(FIRST)).isTrue();
        SigningKeyPair rotated = SigningKeyPair.of("RS256", "k-1");
        shown = List.of(rotated.toPublic());
        assertThat(believes(rotated)).isTrue();
        assertThat(believes(FIRST)).isFalse();
    }

    @Test
    void understandsEverythingThatATokenWantsUnderstood() {
        JWSHeader critical = FIRST.header()
                .criticalParams(Set.of("latchkey"))
                .customParam("latchkey", 1)
                .build();
        assertThat(believes(FIRST.sign(critical, CLAIMS))).isFalse();
        assertThat(asked).as("without a question").hasValue(0);
    }

    @Test
    void passesOverKeysThatItCannotUse() throws Exception {
        SigningKeyPair other = SigningKeyPair.of("RS256", "k-1");
        shown = List.of(new RSAKeyGenerator(1024, true).keyID("k-1").generate().toPublicJWK(), other.toPublic());
        assertThat(believes(other)).isTrue();
        assertThat(KeySetDocument.read("""
                {"keys":[{"kty":"new"},{"kty":"RSA"},%s]}""".formatted(SECOND.toPublic())))
                .extracting(JWK::getKeyID)
                .containsExactly("k-2");
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> KeySetDocument.read("<html>"));
    }
}
