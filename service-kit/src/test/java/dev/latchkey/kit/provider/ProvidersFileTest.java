package dev.latchkey.kit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersFileTest {
    private static final String LEAST = "issuer: https://id.example, audience: latchkey";

    @TempDir
    Path directory;

    private List<IssuerRules> read(String yaml) throws IOException {
        return ProvidersFile.read(Files.writeString(directory.resolve("providers.yaml"), yaml));
    }

    private Caller caller(String fields, Map<String, ?> claims) throws IOException {
        Map<String, Object> all = new HashMap<>(claims);
        all.putIfAbsent("sub", "s-1");
        String tenant = fields.contains("tenant:") ? "" : ", tenant: {fixed: acme}";
        return read("issuers: [{" + LEAST + tenant + (fields.isEmpty() ? "" : ", ") + fields + "}]")
                .getFirst()
                .caller(new TokenClaimReader(all));
    }

    @Test
    void readsTheLeastThatCanBeSaid() throws IOException {
        Caller caller = caller("", Map.of("roles", List.of("admin", "platform"), "email", "a@acme.example"));
        assertThat(caller.tenant()).isEqualTo("acme");
        assertThat(caller.roles()).containsExactly(Role.ADMIN);
        assertThat(caller.subject()).isEqualTo("s-1");
        assertThat(caller.verifiedLogin()).isEmpty();
        assertThat(caller.program()).isFalse();
    }

    @Test
    void givesTheRoleOfThePlatformOnlyWhereThatWasSaid() throws IOException {
        Map<String, ?> claims = Map.of("roles", List.of("platform"));
        assertThat(caller("platform: false", claims).roles()).isEmpty();
        assertThat(caller("platform: true", claims).roles()).containsExactly(Role.PLATFORM);
        assertThat(caller("platform: true, roles: {values: {ops: platform}}", Map.of("roles", "ops"))
                        .roles())
                .containsExactly(Role.PLATFORM);
    }

    @Test
    void readsRolesByPathsPrefixAndValues() throws IOException {
        String fields = "roles: {claims: [realm_access.roles, groups], prefix: lk-, values: {7f3: [admin, owner]}}";
        Map<String, ?> claims = Map.of(
                "realm_access",
                Map.of("roles", List.of("lk-auditor", "admin", "lk-nonsense")),
                "groups",
                "7f3",
                "roles",
                "analyst");
        assertThat(caller(fields, claims).roles()).containsExactlyInAnyOrder(Role.AUDITOR, Role.ADMIN, Role.OWNER);
    }

    @Test
    void readsTheTenantByATable() throws IOException {
        String fields = "tenant: {claim: tid, values: {0a1b: acme, 2c3d: globex}}";
        assertThat(caller(fields, Map.of("tid", "0a1b")).tenant()).isEqualTo("acme");
        assertThat(caller(fields, Map.of("tid", List.of("2c3d"))).tenant()).isEqualTo("globex");
        for (Object other : List.of("acme", List.of("0a1b", "2c3d"), 7, Map.of("0a1b", 1), List.of(), "")) {
            assertThat(refusal(fields, Map.of("tid", other))).contains("claim tid");
        }
        assertThat(refusal("tenant: {claim: organization}", Map.of("organization", "_platform")))
                .contains("claim organization");
    }

    private String refusal(String fields, Map<String, ?> claims) throws IOException {
        try {
            return caller(fields, claims).tenant();
        } catch (ProblemException no) {
            assertThat(no.status().value()).isEqualTo(403);
            return String.valueOf(no.getMessage());
        }
    }

    @Test
    void readsWhoSomebodyIs() throws IOException {
        Caller entra = caller(
                "subject: oid, login: {claim: email, verified-by: xms_edov}",
                Map.of("oid", "o-1", "email", "a@acme.example", "xms_edov", 1));
        assertThat(entra.subject()).isEqualTo("o-1");
        assertThat(entra.verifiedLogin()).hasValue("a@acme.example");
        assertThat(caller("subject: [uid, sub]", Map.of("uid", "u-1")).subject())
                .isEqualTo("u-1");
        assertThat(caller("subject: [uid, sub]", Map.of()).subject()).isEqualTo("s-1");
        assertThat(caller("login: upn", Map.of("upn", "a@acme.example")).verifiedLogin())
                .isPresent();
        String namespaced = "login: https://acme.example/email";
        Map<String, Object> claims = new HashMap<>(Map.of("https://acme.example/email", "a@acme.example"));
        assertThat(caller(namespaced, claims).verifiedLogin()).isEmpty();
        claims.put("https://acme.example/email_verified", true);
        assertThat(caller(namespaced, claims).verifiedLogin()).isPresent();
    }

    @Test
    void readsProgramsAndStrength() throws IOException {
        String fields = "programs: {clients: [robot], claims: {kind: service}},"
                + " sign-in: {acr: [a.b], amr: [how], auth-time: when}";
        assertThat(caller(fields, Map.of("azp", "robot", "sid", "1")).program()).isTrue();
        assertThat(caller(fields, Map.of("kind", "service")).program()).isTrue();
        assertThat(caller(fields, Map.of("kind", "person")).program()).isFalse();
        Caller strong =
                caller(fields, Map.of("a", Map.of("b", List.of("c1", "c2")), "how", "otp", "when", 7, "acr", "gold"));
        assertThat(strong.signIn().acr()).containsExactly("c1", "c2");
        assertThat(strong.signIn().amr()).containsExactly("otp");
        assertThat(strong.signIn().at()).isEqualTo(Instant.ofEpochSecond(7));
        assertThat(caller("", Map.of("acr", "1", "acrs", List.of("c1")))
                        .signIn()
                        .acr())
                .containsExactly("1", "c1");
    }

    @Test
    void takesAClientOfOktaForAProgramAndItsPeopleForPeople() throws IOException {
        assertThat(caller("", Map.of("sub", "0oa1", "cid", "0oa1")).program()).isTrue();
        assertThat(caller("", Map.of("sub", "a@acme.example", "cid", "0oa1", "uid", "00u1"))
                        .program())
                .isFalse();
        assertThat(caller("", Map.of("sub", "0oa1", "cid", "0oa1", "uid", "00u1"))
                        .program())
                .isFalse();
    }

    @Test
    void letsThoseWhoRunTheInstallationBeOfNoTenant() throws IOException {
        IssuerRules rules = read("issuers: [{" + LEAST + ", platform: true}]").getFirst();
        assertThat(rules.caller(new TokenClaimReader(Map.of("sub", "s-1", "tenant", "acme")))
                        .tenantClaim())
                .isNull();
        assertThat(rules.tenant().reaches("acme")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| nothing (expected: an object with some of [issuers])",
                "issuer: x| issuer: not known (expected: one of [issuers])",
                "issuers: []| issuers: an empty list (expected: a list of issuers)",
                "issuers: https://id.example| issuers: https://id.example (expected: a list of issuers)",
                "issuers: [x]| issuers[0]: x (expected: an object with some of [issuer, ",
                "issuers: [{isuer: x}]| issuers[0].isuer: not known (expected: one of [issuer, ",
                "issuers: [{audience: a}]| issuers[0].issuer: nothing (expected: ",
                "issuers: [{issuer: id.example, audience: a, tenant: {fixed: a}}]| issuers[0].issuer: id.example (",
                "issuers: [{issuer: https://accounts.google.com, audience: a, tenant: {fixed: a}}]"
                        + "| issuers[0].issuer: https://accounts.google.com (expected: an issuer of access tokens",
                "issuers: [| line 1: ",
                "`issuers: [{issuer: a, issuer: b}]`| duplicate key issuer",
            })
    void saysWhatIsWrongWithTheWhole(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(yaml))
                .withMessageContaining(message)
                .withMessageContaining("providers.yaml: ")
                .withMessageContaining("(expected: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "platform: 1| platform: 1, which is no text without quotes (expected: true or false)",
                "tenant: acme| tenant: acme (expected: an object with some of [fixed, claim, values])",
                "tenant: {}| tenant: an object (expected: fixed with",
                "tenant: {fixed: a, claim: b}| tenant: an object (expected: fixed with",
                "tenant: {fixed: _x}| tenant.fixed: _x (expected: the id of a tenant)",
                "tenant: {fixed: a, values: {b: c}}| tenant.values: an object (expected: nothing beside fixed)",
                "tenant: {claim: a..b}| tenant.claim: a..b (expected: names of claims",
                "tenant: {claim: a, values: {b: [c]}}| tenant.values.b: a list (expected: the id of a tenant)",
                "tenant: {claim: a, values: {}}| tenant.values: an object (expected: at least one value",
                "roles: {claims: []}| roles.claims: an empty list (expected: names of claims",
                "roles: {claims: [a, 7]}| roles.claims[1]: 7, which is no text without quotes (expected: names",
                "roles: {values: {a: boss}}| roles.values.a: boss (expected: one of [owner, admin, ",
                "roles: {values: {a: [owner, boss]}}| roles.values.a[1]: boss (expected: one of [owner, admin, ",
                "roles: {values: {7: owner}}| roles.values.7: 7, which is no text without quotes (expected: a name",
                "roles: {values: {a: platform}}| roles.values.a: platform (expected: platform: true",
                "roles: {prefix: 5}| roles.prefix: 5, which is no text without quotes (expected: what stands",
                "login: {claims: a}| login.claims: not known (expected: one of [claim, verified-by])",
                "subject: {a: b}| subject: an object (expected: names of claims",
                "programs: {clients: {}}| programs.clients: an object (expected: ids of clients)",
                "programs: {claims: {a: true}}| programs.claims.a: true, which is no text without quotes",
                "sign-in: {amr: {}}| sign-in.amr: an object (expected: names of claims",
                "ca-file: /nowhere.pem| ca-file: /nowhere.pem (expected: a file with certificates in PEM)",
                "allowed-networks: [here]| allowed-networks[0]: here (expected: a network",
                "access-token-claim: ' '| access-token-claim:   (expected: names of claims",
            })
    void saysWhatIsWrongWithAField(String field, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> caller(field, Map.of()))
                .withMessageContaining("providers.yaml: issuers[0]." + message);
    }

    @Test
    void knowsAnIssuerOnce() {
        String one = "{" + LEAST + ", tenant: {fixed: acme}}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("issuers: [" + one + ", " + one.replace("id.example", "id.example/") + "]"))
                .withMessageContaining("issuers: https://id.example/ twice (expected: each once)");
    }

    @Test
    void findsAuthoritiesBesideTheFile() throws IOException {
        Files.writeString(directory.resolve("ca.pem"), "none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> caller("ca-file: ca.pem", Map.of()))
                .withMessageContaining("issuers[0].ca-file: " + directory.resolve("ca.pem"));
    }
}
