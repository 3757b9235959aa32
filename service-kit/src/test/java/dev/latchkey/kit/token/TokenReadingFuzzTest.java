package dev.latchkey.kit.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.TokenClaimReader;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** Whatever a genuine token says, it is read by its issuer's rules or refused. */
class TokenReadingFuzzTest {
    private static final IssuerRules RULES = TrustedIssuersFixture.rules(
            "https://id.acme.example",
            "audience: latchkey, tenant: {claim: tid, values: {t-1: acme}},"
                    + " roles: {claims: [realm_access.roles, groups], prefix: lk-, values: {g-1: [owner, helpdesk]}},"
                    + " login: {claim: email}, programs: {clients: [robot], claims: {kind: app}}");

    @FuzzTest
    void isACallerOrForbidden(byte[] data) {
        TokenClaimReader token = new TokenClaimReader(claims(new String(data, UTF_8)));
        if (RULES.subject(token).isPresent()) {
            try {
                isWithinTheRules(RULES.caller(token));
            } catch (ProblemException no) {
                assertThat(no.status().value()).isEqualTo(403);
            }
        }
        assertThat(new ReadingInWords(RULES, token).lines()).allMatch(line -> !line.contains("\n"));
    }

    private static void isWithinTheRules(Caller caller) {
        assertThat(caller.tenantClaim()).isIn("acme", null);
        assertThat(caller.roles()).doesNotContain(Role.PLATFORM);
        assertThat(caller.issuer()).isEqualTo("https://id.acme.example");
        assertThat(List.of(caller.subject())).noneMatch(String::isBlank);
    }

    private static Map<String, Object> claims(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException none) {
            return Map.of("sub", json, "realm_access", json, "groups", json, "tid", json);
        }
    }
}
