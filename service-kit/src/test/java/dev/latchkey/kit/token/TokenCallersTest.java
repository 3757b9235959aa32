package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenCallersTest {
    private static final String ISSUER = "https://id.example";

    /** By the settings of one issuer. */
    private static Caller caller(Map<String, ?> claims, String... settings) {
        MapConfigurationPropertySource all =
                new MapConfigurationPropertySource(Map.of("latchkey.oidc.programs", "robot"));
        Stream.of(settings)
                .map(each -> each.split("=", 2))
                .forEach(each -> all.put("latchkey.oidc." + each[0], each[1]));
        IssuerRules rules = new Binder(all)
                .bindOrCreate("latchkey.oidc", SecuritySettings.class)
                .issuers(ISSUER)
                .getFirst();
        Jwt.Builder token =
                Jwt.withTokenValue("t").header("alg", "none").subject("s-1").claim("iss", ISSUER);
        return new TokenCallers(TrustedIssuersFixture.of(rules, SigningKeyPair.of("ES256", "k-1")))
                .caller(token.claims(each -> each.putAll(claims)).build());
    }

    private static void forbids(String claim, Object value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> caller(Map.of(claim, value)))
                .satisfies(no -> assertThat(no.status()).isEqualTo(HttpStatus.FORBIDDEN))
                .withMessageContaining(claim);
    }

    @Test
    void readsRolesAsAListOrAsOne() {
        assertThat(caller(Map.of("roles", List.of("owner", "admin", "nonsense")))
                        .roles())
                .containsExactlyInAnyOrder(Role.OWNER, Role.ADMIN);
        assertThat(caller(Map.of("roles", "admin")).roles()).containsExactly(Role.ADMIN);
        assertThat(caller(Map.of("roles", "[admin]")).roles()).isEmpty();
        assertThat(caller(Map.of()).roles()).isEmpty();
    }

    static Stream<Object> noRoles() {
        return Stream.of(Map.of("admin", true), 7, true, List.of(List.of("admin")), List.of("admin", 1));
    }

    @ParameterizedTest
    @MethodSource("noRoles")
    void forbidsRolesThatAreNeither(Object roles) {
        forbids("roles", roles);
    }

    @Test
    void readsATenantAsOneOrAsAListOfOne() {
        assertThat(caller(Map.of("tenant", "acme")).tenant()).isEqualTo("acme");
        assertThat(caller(Map.of("tenant", List.of("acme"))).tenant()).isEqualTo("acme");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> caller(Map.of()).tenant());
    }

    static Stream<Object> noTenants() {
        return Stream.of(
                List.of(),
                List.of("acme", "globex"),
                List.of(List.of("acme")),
                List.of(""),
                Arrays.asList((Object) null),
                Map.of("acme", Map.of("id", "1")),
                "",
                " ",
                "_platform",
                List.of("_unassigned"),
                7,
                true);
    }

    @ParameterizedTest
    @MethodSource("noTenants")
    void forbidsTenantsThatAreNotOne(Object tenant) {
        forbids("tenant", tenant);
    }

    @Test
    void countsAnAddressOnlyWhereItIsVerified() {
        assertThat(caller(Map.of("email", "a@acme.example")).verifiedLogin()).isEmpty();
        assertThat(caller(Map.of("email", "a@acme.example", "email_verified", false))
                        .verifiedLogin())
                .isEmpty();
        assertThat(caller(Map.of("email", "a@acme.example", "email_verified", "true"))
                        .verifiedLogin())
                .hasValue("a@acme.example");
        assertThat(caller(Map.of("preferred_username", "a", "email_verified", true))
                        .verifiedLogin())
                .as("only where the operator says so")
                .isEmpty();
        assertThat(caller(Map.of("preferred_username", "a"), "login-claim=preferred_username")
                        .verifiedLogin())
                .hasValue("a");
    }

    static Stream<Map<String, Object>> programs() {
        return Stream.of(
                Map.of("client_id", "acme-directory"),
                Map.of("client_id", "x", "azp", "x", "acr", "1", "preferred_username", "service-account-x"),
                Map.of("idtyp", "app", "oid", "1"),
                Map.of("gty", "client-credentials"),
                Map.of("gty", List.of("client_credentials")),
                Map.of("azp", "robot", "sid", "1", "email", "robot@acme.example"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void takesForAProgramWhatProvesToBeOne(Map<String, Object> claims) {
        assertThat(caller(claims).program()).isTrue();
        assertThat(caller(claims).actor().kind()).isEqualTo("client");
    }

    static Stream<Map<String, Object>> people() {
        return Stream.of(
                Map.of(),
                Map.of("azp", "console"),
                Map.of("client_id", "console", "sid", "1"),
                Map.of("client_id", "console", "auth_time", 1),
                Map.of("client_id", "console", "email", "a@acme.example"),
                Map.of("client_id", "console", "scope", "openid profile"),
                Map.of("idtyp", "user"),
                Map.of("gty", "password"),
                Map.of("preferred_username", "service-account-x"));
    }

    @ParameterizedTest
    @MethodSource("people")
    void takesForAPersonWhatIsUnknown(Map<String, Object> claims) {
        assertThat(caller(claims).program()).isFalse();
        assertThat(caller(claims).actor().kind()).isEqualTo("person");
    }

    @Test
    void readsWhateverStandsInAClaim() {
        Caller odd = caller(Map.of("auth_time", "yesterday", "acr", List.of("1"), "amr", "otp", "email", 7));
        assertThat(odd.signIn()).isEqualTo(new Authentication(null, List.of("1"), Set.of("otp")));
        assertThat(odd.claimed()).isNull();
        assertThat(caller(Map.of("auth_time", Long.MAX_VALUE)).signIn().at()).isNull();
    }

    @Test
    void putsEverybodyIntoTheOneTenantOfTheSetting() {
        for (Map<String, ?> claims :
                List.<Map<String, ?>>of(Map.of(), Map.of("tenant", "globex"), Map.of("tenant", List.of("a", "b")))) {
            assertThat(caller(claims, "tenant=acme").tenant()).isEqualTo("acme");
        }
    }

    @Test
    void readsRolesWhereTheSettingsSay() {
        Map<String, ?> keycloak =
                Map.of("realm_access", Map.of("roles", List.of("latchkey-admin", "owner", "offline_access")));
        assertThat(caller(keycloak).roles()).isEmpty();
        assertThat(caller(keycloak, "roles-claims=realm_access.roles").roles()).containsExactly(Role.OWNER);
        assertThat(caller(keycloak, "roles-claims=realm_access.roles", "roles-prefix=latchkey-")
                        .roles())
                .containsExactly(Role.ADMIN);
        assertThat(caller(keycloak, "roles-claims=groups,realm_access.roles", "roles-values=offline_access=auditor")
                        .roles())
                .containsExactly(Role.AUDITOR);
        assertThat(caller(Map.of("roles", "admin"), "roles-claims=groups,realm_access.roles")
                        .roles())
                .isEmpty();
    }

    @Test
    void saysWhichSettingIsWrong() {
        for (String wrong : List.of(
                "tenant=_platform",
                "roles-values=staff=boss",
                "roles-values=admin",
                "roles-claims=realm_access..roles",
                "tenant-claim=a b")) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> caller(Map.of(), wrong))
                    .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                            .hasMessageContaining("latchkey.oidc." + wrong.split("=")[0] + ": ")
                            .hasMessageContaining("(expected: "));
        }
    }
}
