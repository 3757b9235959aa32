package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.key.SigningKeys;
import dev.latchkey.kit.provider.IssuerRules;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;

class TokenReportTest {
    private static final String ISSUER = "https://id.acme.example";
    private static final SigningKeyPair KEY = SigningKeyPair.of("ES256", "k-1");
    private static final IssuerRules RULES = TrustedIssuersFixture.rules(
            ISSUER,
            "audience: latchkey, tenant: {claim: tid, values: {t-1: acme}},"
                    + " roles: {claims: [realm_access.roles, groups], prefix: lk-}");

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("s-1")
                .audience("latchkey")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("tid", "t-1")
                .claim("realm_access", Map.of("roles", List.of("lk-admin", "admin", "offline_access")))
                .claim("email", "a@acme.example")
                .claim("auth_time", 1_800_000_000)
                .claim("acr", "gold")
                .claim("amr", List.of("otp"));
    }

    private static TokenReport.Words report(String token, TrustedIssuers issuers) {
        TokenReport.Words words = new TokenReport(issuers, Clock.systemUTC()).of(token);
        for (String part : token.split("\\.")) {
            assertThat(String.join("\n", words.lines())).doesNotContain(part);
        }
        return words;
    }

    private static List<String> lines(JWTClaimsSet.Builder claims, boolean believed) {
        TokenReport.Words words = report(KEY.sign(claims.build()).serialize(), TrustedIssuersFixture.of(RULES, KEY));
        assertThat(words.believed()).isEqualTo(believed);
        return words.lines();
    }

    @Test
    void saysWhatIsReadAndWhereItStands() {
        assertThat(lines(good(), true))
                .contains(
                        "verdict   believed",
                        "issuer    " + ISSUER,
                        "tenant    acme (tid, by the table)",
                        "roles     admin (realm_access.roles: lk-admin)",
                        "          no roles of ours: admin (realm_access.roles), offline_access (realm_access.roles)",
                        "subject   s-1 (sub)",
                        "login     a@acme.example (email), counts for nothing: email_verified is not true",
                        "who       a person: nothing proves a program",
                        "sign-in   at 2027-01-15T08:00:00Z, acr [gold], amr [otp]");
        assertThat(lines(good().claim("email_verified", true), true))
                .contains("login     a@acme.example (email, verified by email_verified)");
        assertThat(lines(good().claim("idtyp", "app"), true)).contains("who       a program: idtyp is app");
    }

    @Test
    void saysWhyItWouldBeRefused() {
        assertThat(lines(good().audience("account"), false))
                .contains("verdict   refused (401): aud: [account] (expected: one of [latchkey])");
        assertThat(lines(good().claim("nonce", "n"), false).getFirst()).contains("not an ID token");
        assertThat(lines(good().claim("tid", List.of("t-1", "t-2")), true))
                .anyMatch(line -> line.startsWith("tenant    refused (403): The access token's claim tid"));
        assertThat(lines(good().claim("groups", 7), true))
                .anyMatch(line -> line.startsWith("roles     refused (403): The access token's claim groups"));
        assertThat(lines(good().issuer("https://elsewhere.example"), false))
                .contains("          Trusted here: [" + ISSUER + "]");
        assertThat(lines(good().expirationTime(Date.from(Instant.now().minusSeconds(7300))), false))
                .anyMatch(line -> line.startsWith("expires ") && line.endsWith(", 2 h ago"));
    }

    @Test
    void saysThatItCannotTellWhileTheIssuerIsAway() {
        SigningKeys away = new SigningKeys(Mono.error(new KeysUnavailableException("away")), Clock.systemUTC());
        TrustedIssuers issuers = new TrustedIssuers(List.of(new TrustedIssuer(RULES, away)));
        assertThat(report(KEY.sign(good().build()).serialize(), issuers).lines())
                .contains("verdict   cannot be told (503): away", "tenant    acme (tid, by the table)");
    }

    @Test
    void saysWhatIsNoAccessToken() {
        TrustedIssuers issuers = TrustedIssuersFixture.of(RULES, KEY);
        assertThat(report("ya29.a0AfH6SMBx", issuers).lines()).anyMatch(line -> line.contains("an opaque token"));
        assertThat(report("e30.e30x.e31x.e32x.e33x", issuers).lines())
                .anyMatch(line -> line.contains("It is encrypted"));
    }

    @Test
    void saysThatGroupsWereLeftOut() {
        assertThat(lines(good().claim("_claim_names", Map.of("groups", "src1")), true))
                .anyMatch(line -> line.contains("groups are left out of the token"));
    }

    @Test
    void goesByTheSettingsOfTheServices() throws IOException {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("LATCHKEY_OIDC_ISSUER", ISSUER)
                .withProperty("LATCHKEY_OIDC_TENANT", "acme");
        TrustedIssuers issuers = TokenCheck.configured(TokenCheck.settings(environment));
        assertThat(issuers.names()).containsExactly(ISSUER);
        assertThat(issuers.speaksFor(ISSUER, "acme")).isTrue();
        assertThat(issuers.speaksFor(ISSUER, "globex")).isFalse();
    }

    @Test
    void namesFileAndFieldOfSettingsThatAreWrong() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("LATCHKEY_OIDC_PROVIDERS_FILE", "/nowhere/providers.yaml");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TokenCheck.configured(TokenCheck.settings(environment)))
                .satisfies(wrong -> assertThat(TokenCheck.words(wrong))
                        .isEqualTo("/nowhere/providers.yaml: cannot be read (expected: a YAML file)"));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TrustedIssuersFixture.file("issuers: [{issuer: https://id.example}]"))
                .satisfies(wrong -> assertThat(TokenCheck.words(wrong))
                        .contains(".yaml: issuers[0].audience: nothing (expected: "));
    }

    /** Terminals take orders from control characters. */
    @Test
    void showsWordsAlone() {
        assertThat(lines(good().subject("a\u001b[2Jb\nverdict   believed").audience("\u202e"), false))
                .noneMatch(line -> line.matches("(?s).*[\u001b\n\u202e].*"));
    }
}
