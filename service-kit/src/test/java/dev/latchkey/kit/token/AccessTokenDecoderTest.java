package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.key.SigningKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;

class AccessTokenDecoderTest {
    private static final String ISSUER = "https://id.acme.example";
    private static final SigningKeyPair KEY = SigningKeyPair.of("ES256", "k-1");
    private static final Date LATER = Date.from(Instant.now().plusSeconds(300));

    private static AccessTokenDecoder decoder(String subjectClaim, String... audience) {
        String fields = "audience: [" + String.join(", ", audience) + "], subject: " + subjectClaim;
        return new AccessTokenDecoder(TrustedIssuersFixture.of(TrustedIssuersFixture.rules(ISSUER, fields), KEY));
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("ada")
                .audience(List.of("account", "latchkey"))
                .expirationTime(LATER);
    }

    private static String typed(String type) {
        JWSHeader header = KEY.header()
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        return KEY.sign(header, good().build()).serialize();
    }

    private static String with(String claim, Object value) {
        return KEY.sign(good().claim(claim, value).build()).serialize();
    }

    private static void believes(String token) {
        assertThatNoException()
                .isThrownBy(() -> decoder("sub", "latchkey").decode(token).block());
    }

    private static void refuses(String token) {
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> decoder("sub", "latchkey").decode(token).block());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "application/jwt"})
    void believesAccessTokensOfEveryForm(String type) {
        believes(typed(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ID", "Refresh", "logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", "application/at", "id+jwt"})
    void refusesTokensOfOtherTypes(String type) {
        refuses(typed(type));
    }

    static Stream<Map.Entry<String, Object>> whatNoAccessTokenOfOursSays() {
        return Map.ofEntries(
                Map.entry("typ", (Object) "ID"),
                Map.entry("token_use", "id"),
                Map.entry("tokenName", "refresh_token"),
                Map.entry("nonce", "n-0S6"),
                Map.entry("at_hash", "MTIz"),
                Map.entry("c_hash", "MTIz"),
                Map.entry("aud", "account"),
                Map.entry("iss", ISSUER + "/"),
                Map.entry("sub", " "),
                Map.entry("exp", Instant.now().minusSeconds(300).getEpochSecond()),
                Map.entry("nbf", Instant.now().plusSeconds(300).getEpochSecond()),
                Map.entry("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("whatNoAccessTokenOfOursSays")
    void refusesWhatSaysThatItIsNoneForUs(Map.Entry<String, Object> claim) {
        refuses(with(claim.getKey(), claim.getValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Refresh", "Offline", "Logout", "DPoP", "Initial", ""})
    void refusesOtherTokensOfKeycloak(String kind) {
        refuses(with("typ", kind));
        believes(with("typ", "Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "aud", "sub", "iss"})
    void refusesWhatDoesNotSayEnough(String claim) {
        refuses(with(claim, null));
    }

    @Test
    void refusesTokensThatAreBoundToACertificate() {
        refuses(with("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2")));
        refuses(with("cnf", Map.of()));
    }

    @Test
    void refusesWhatIsNotSigned() {
        refuses(new PlainJWT(good().build()).serialize());
        refuses("rubbish");
        refuses("");
        refuses(SigningKeyPair.of("ES256", "k-1").sign(good().build()).serialize());
        refuses(SigningKeyPair.of("ES256", "k-2").sign(good().build()).serialize());
    }

    @Test
    void wantsTheClaimThatSaysWhoItIs() {
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() ->
                        decoder("oid", "latchkey").decode(with("oid", null)).block())
                .withMessageContaining("oid: none");
        assertThat(decoder("oid", "latchkey").decode(with("oid", "o-1")).block())
                .isNotNull();
    }

    @Test
    void looksAtNoAudienceOnlyWhereThatWasSaid() {
        assertThat(decoder("sub", "'*'").decode(with("aud", null)).block()).isNotNull();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> decoder("sub"))
                .withMessageContaining("issuers[0].audience: an empty list");
    }

    @Test
    void saysThatItCannotTellWhileTheIssuerIsAway() {
        SigningKeys none = new SigningKeys(Mono.error(new KeysUnavailableException("away")), Clock.systemUTC());
        AccessTokenDecoder decoder = new AccessTokenDecoder(new TrustedIssuers(
                List.of(new TrustedIssuer(TrustedIssuersFixture.rules(ISSUER, "audience: a"), none))));
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder.decode(typed("JWT")).block())
                .isNotInstanceOf(BadJwtException.class)
                .withMessage("away");
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> decoder.decode("rubbish").block());
    }
}
