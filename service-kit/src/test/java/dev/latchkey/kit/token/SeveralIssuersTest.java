package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.key.SigningKeys;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;

/** Each issuer has its own keys, audience and rules, and the trouble of one is not another's. */
class SeveralIssuersTest {
    private static final String ACME = "https://id.acme.example";
    private static final String GLOBEX = "https://globex.example/oauth2/";
    private static final SigningKeyPair ACME_KEY = SigningKeyPair.of("ES256", "k-1");
    private static final SigningKeyPair GLOBEX_KEY = SigningKeyPair.of("RS256", "k-1");

    private static final List<IssuerRules> RULES = TrustedIssuersFixture.file("""
            issuers:
              - {issuer: "https://id.acme.example", audience: latchkey, tenant: {fixed: acme}, platform: true}
              - issuer: https://globex.example/oauth2/
                audience: api
                tenant: {fixed: globex}
                subject: uid
                roles: {claims: groups, prefix: lk-}
            """);
    private static final TrustedIssuers ISSUERS = new TrustedIssuers(List.of(
            TrustedIssuersFixture.issuer(RULES.getFirst(), ACME_KEY),
            TrustedIssuersFixture.issuer(RULES.getLast(), GLOBEX_KEY)));

    private static JWTClaimsSet.Builder claims(String issuer, String audience) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("s-1")
                .audience(audience)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("uid", "u-1")
                .claim("tenant", "acme")
                .claim("roles", List.of("admin", "platform"))
                .claim("groups", List.of("lk-auditor", "lk-platform", "admin"));
    }

    private static Caller caller(SigningKeyPair key, JWTClaimsSet.Builder claims) {
        return new AccessTokenDecoder(ISSUERS)
                .decode(key.sign(claims.build()).serialize())
                .map(new TokenCallers(ISSUERS)::caller)
                .blockOptional()
                .orElseThrow();
    }

    private static void refuses(SigningKeyPair key, JWTClaimsSet.Builder claims, String why) {
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> caller(key, claims))
                .withMessageContaining(why);
    }

    @Test
    void areReadEachByItsOwnRules() {
        Caller acme = caller(ACME_KEY, claims(ACME, "latchkey"));
        assertThat(List.of(acme.issuer(), acme.tenant(), acme.subject())).containsExactly(ACME, "acme", "s-1");
        assertThat(acme.roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.PLATFORM);
        Caller globex = caller(GLOBEX_KEY, claims(GLOBEX, "api"));
        assertThat(List.of(globex.issuer(), globex.tenant(), globex.subject()))
                .containsExactly(GLOBEX, "globex", "u-1");
        assertThat(globex.roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void haveKeysAndAudiencesOfTheirOwn() {
        refuses(GLOBEX_KEY, claims(ACME, "latchkey"), "signed by no key of the issuer");
        refuses(ACME_KEY, claims(GLOBEX, "api"), "signed by no key of the issuer");
        refuses(ACME_KEY, claims(ACME, "api"), "aud: [api] (expected: one of [latchkey])");
        refuses(GLOBEX_KEY, claims(GLOBEX, "latchkey"), "aud: [latchkey]");
    }

    @Test
    void areTheOnlyOnes() {
        refuses(
                ACME_KEY,
                claims("https://elsewhere.example", "latchkey"),
                "iss: https://elsewhere.example (expected: ");
        refuses(ACME_KEY, claims(ACME, "latchkey").issuer(null), "iss: none (expected: ");
        refuses(ACME_KEY, claims(ACME + ".example", "latchkey"), "iss: ");
    }

    @Test
    void areCalledToTheLetter() {
        refuses(GLOBEX_KEY, claims(GLOBEX.substring(0, GLOBEX.length() - 1), "api"), "iss: ");
        refuses(ACME_KEY, claims(ACME + "/", "latchkey"), "iss: ");
    }

    @Test
    void areAwayEachForItsOwnTokens() {
        SigningKeys none = new SigningKeys(Mono.error(new KeysUnavailableException("away")), Clock.systemUTC());
        TrustedIssuers issuers = new TrustedIssuers(List.of(
                TrustedIssuersFixture.issuer(RULES.getFirst(), ACME_KEY), new TrustedIssuer(RULES.getLast(), none)));
        AccessTokenDecoder decoder = new AccessTokenDecoder(issuers);
        assertThat(decoder.decode(
                                ACME_KEY.sign(claims(ACME, "latchkey").build()).serialize())
                        .block())
                .isNotNull();
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder.decode(
                                GLOBEX_KEY.sign(claims(GLOBEX, "api").build()).serialize())
                        .block())
                .isNotInstanceOf(BadJwtException.class)
                .withMessage("away");
    }

    @Test
    void speakForTheirOwnTenantsAlone() {
        assertThat(ISSUERS.speaksFor(ACME, "acme")).isTrue();
        assertThat(ISSUERS.speaksFor(ACME, "globex")).isFalse();
        assertThat(ISSUERS.speaksFor(GLOBEX, "globex")).isTrue();
        assertThat(ISSUERS.speaksFor(ACME + "/", "acme")).isFalse();
        assertThat(ISSUERS.speaksFor("https://elsewhere.example", "acme")).isFalse();
    }

    @Test
    void tellTheirOwnAccessTokensFromTheirIdTokens() {
        IssuerRules marked = TrustedIssuersFixture.rules(ACME, "audience: latchkey, access-token-claim: scope");
        AccessTokenDecoder decoder = new AccessTokenDecoder(TrustedIssuersFixture.of(marked, ACME_KEY));
        JWTClaimsSet.Builder noId = claims(ACME, "latchkey").claim("nonce", "n").claim("scope", "openid");
        assertThat(decoder.decode(ACME_KEY.sign(noId.build()).serialize()).block())
                .isNotNull();
        for (JWTClaimsSet.Builder id : List.of(
                claims(ACME, "latchkey"),
                claims(ACME, "latchkey").claim("scope", "openid").claim("at_hash", "x"))) {
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> decoder.decode(ACME_KEY.sign(id.build()).serialize())
                            .block());
        }
    }
}
