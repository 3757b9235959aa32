package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.token.GoldenTokens.Golden;
import java.text.ParseException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import tools.jackson.databind.JsonNode;

/** What the page on identity providers says to write reads the tokens of each as it should. */
class IdentityProvidersPageTest {
    private static final SigningKeyPair KEY = SigningKeyPair.of("RS256", "golden");

    static Stream<Golden> tokens() {
        return GoldenTokens.all();
    }

    static Stream<Golden> people() {
        return tokens().filter(each -> each.name().equals("person"));
    }

    private static Caller caller(Golden golden, Map<String, Object> payload) {
        TrustedIssuers issuers = new TrustedIssuers(GoldenTokens.recipe(golden.provider()).stream()
                .map(rules -> TrustedIssuersFixture.issuer(rules, KEY))
                .toList());
        return new AccessTokenDecoder(issuers)
                .decode(sign(golden.header(), payload))
                .map(new TokenCallers(issuers)::caller)
                .blockOptional()
                .orElseThrow();
    }

    private static String sign(Map<String, Object> header, Map<String, Object> payload) {
        Map<String, Object> current = new HashMap<>(payload);
        long now = new Date().getTime() / 1000;
        current.put("exp", now + 300);
        current.replace("iat", now);
        current.replace("nbf", now);
        try {
            return KEY.sign(JWSHeader.parse(header), JWTClaimsSet.parse(current))
                    .serialize();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void readsTokensAsTheyAre(Golden golden) {
        if (golden.refused() != null) {
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> caller(golden, golden.payload()))
                    .withMessageContaining(golden.refused());
        } else if (golden.forbidden() != null) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> caller(golden, golden.payload()))
                    .withMessageContaining(golden.forbidden());
        } else {
            isAsExpected(caller(golden, golden.payload()), golden.expected());
        }
    }

    private static void isAsExpected(Caller caller, JsonNode expected) {
        assertThat(caller.tenantClaim()).isEqualTo(GoldenTokens.text(expected.get("tenant")));
        assertThat(caller.roles())
                .extracting(role -> role.wireName())
                .containsExactlyInAnyOrderElementsOf(texts(expected.get("roles")));
        assertThat(caller.subject()).isEqualTo(expected.get("subject").asString());
        assertThat(caller.verifiedLogin().orElse(null)).isEqualTo(GoldenTokens.text(expected.get("login")));
        assertThat(caller.program()).isEqualTo(expected.get("program").asBoolean());
        assertThat(caller.signIn().acr()).isEqualTo(texts(expected.get("acr")));
        assertThat(caller.signIn().amr()).containsExactlyInAnyOrderElementsOf(texts(expected.get("amr")));
        assertThat(caller.signIn().at() == null ? 0 : caller.signIn().at().getEpochSecond())
                .isEqualTo(expected.get("at").isNumber() ? expected.get("at").longValue() : 0);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @MethodSource("people")
    void countsNoAddressThatIsNotVerified(Golden golden) {
        if (golden.verifiedBy() == null) {
            assertThat(golden.payload()).as("no address is read").doesNotContainKey("email");
            return;
        }
        Map<String, Object> payload = new HashMap<>(golden.payload());
        payload.put(golden.verifiedBy(), false);
        assertThat(caller(golden, payload).verifiedLogin()).isEmpty();
        payload.remove(golden.verifiedBy());
        assertThat(caller(golden, payload).verifiedLogin()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("people")
    void refusesWhatIsForOthersAndOfOthers(Golden golden) {
        for (Map.Entry<String, Object> other : Map.<String, Object>of(
                        "aud", "somebody-else", "iss", "https://elsewhere.example")
                .entrySet()) {
            Map<String, Object> payload = new HashMap<>(golden.payload());
            payload.put(other.getKey(), other.getValue());
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> caller(golden, payload))
                    .withMessageContaining(other.getKey() + ": ");
        }
    }
}
