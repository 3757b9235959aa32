package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.events.SessionKickRequested;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an identity provider tells of an account (CAEP, RISC), and who is believed. */
class SecurityEventIT {
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final Map<String, Object> NEW_PASSWORD =
            Map.of("credential_type", "password", "change_type", "update");
    private static final IdentityProvider PROVIDER = new IdentityProvider();

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final String transmitter = "idp-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void stop() {
        PROVIDER.server.stop(0);
    }

    @BeforeEach
    void register() {
        assertThat(register(PROVIDER.keys()).status()).isEqualTo(201);
        Answer laid = replica.api.send(
                "PUT",
                "/v1/tenants/" + acme.tenant + "/rules",
                "{\"reactions\":{\"mainPasswordChanged\":\"suspend\",\"mfaReset\":\"revoke\",\"highRisk\":\"revoke\"}}"
                        .getBytes(StandardCharsets.UTF_8),
                ApiClient.with(acme.as("admin"), "Content-Type", "application/json", "If-Match", "*"));
        assertThat(laid.status()).as(laid.text()).isEqualTo(200);
    }

    private Answer register(String keys) {
        return acme.post("platform", "/v1/security-event-transmitters", """
            {"id":"%s","tenant":"%s","issuer":"%s","audience":"%s","jwksUri":"%s"}\
            """.formatted(
                        transmitter, acme.tenant, IdentityProvider.ISSUER, IdentityProvider.AUDIENCE, keys));
    }

    private Answer push(String token) {
        return push(token, "Content-Type", "application/secevent+jwt");
    }

    private Answer push(String token, String... headers) {
        return replica.api.send(
                "POST", "/v1/security-events/" + transmitter, token.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Answer tell(String type, Map<String, Object> event) {
        return push(PROVIDER.sign(PROVIDER.claims(acme.login, type, event).build()));
    }

    private String state(Issued password) {
        return acme.get("admin", acme.passwords())
                .items()
                .filter(each -> each.path("id").asString().equals(password.id()))
                .map(each -> each.path("state").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void doesWhatTheRulesSayOfWhatIsTold() {
        Issued password = acme.issue();
        assertThat(tell(CAEP + "credential-change", Map.of("credential_type", "fido2-roaming", "change_type", "create"))
                        .status())
                .isEqualTo(202);
        assertThat(state(password)).as("one more factor takes nothing away").isEqualTo("pending");
        Answer told = tell(CAEP + "credential-change", NEW_PASSWORD);
        assertThat(told.status()).as(told.text()).isEqualTo(202);
        assertThat(state(password)).isEqualTo("suspended");
        tell(RISC + "credential-compromise", Map.of("credential_type", "password"));
        assertThat(state(password)).isEqualTo("revoked");
    }

    @Test
    void disablesWhoIsDisabledThere() {
        Issued password = acme.issue();
        assertThat(tell(RISC + "account-disabled", Map.of("reason", "hijacking"))
                        .status())
                .isEqualTo(202);
        assertThat(acme.get("admin", "/v1/accounts/" + acme.account).field("state"))
                .isEqualTo("disabled");
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("refused");
        tell(RISC + "account-enabled", Map.of());
        assertThat(acme.get("admin", "/v1/accounts/" + acme.account).field("state"))
                .as("who disabled it here may know more")
                .isEqualTo("disabled");
    }

    private void purge(Map<String, Object> subject) {
        JWTClaimsSet claims = PROVIDER.claims("", RISC + "account-purged", Map.of())
                .claim("sub_id", subject)
                .build();
        assertThat(push(PROVIDER.sign(claims)).status())
                .as("whomever it is about")
                .isEqualTo(202);
    }

    private void purge(String issuer, String subject) {
        purge(Map.of("format", "iss_sub", "iss", issuer, "sub", subject));
    }

    private static String active(Provisioner directory, String externalId) {
        return directory.filter("Users", "externalId eq \"" + externalId + "\"").field("Resources/0/active");
    }

    @Test
    void findsWhomTheDirectoryKnowsByAnotherName() {
        Provisioner directory = new Provisioner(replica, acme, "directory");
        for (String subject : List.of("ext-7", "ext-8", "ext-9")) {
            directory.post("/Users", directory.user("u-" + subject, subject));
        }
        purge(IdentityProvider.ISSUER, "ext-7");
        assertThat(active(directory, "ext-7")).isEqualTo("false");
        purge(oidcIssuer(), "ext-8");
        assertThat(active(directory, "ext-8")).isEqualTo("false");
        purge(Map.of("format", "opaque", "id", "ext-9"));
        assertThat(active(directory, "ext-9")).isEqualTo("false");
    }

    /** As transmitters say it that are older than RFC 9493, and those that know somebody by several names. */
    @Test
    void findsWhomATokenNamesBySubAloneOrByOneOfSeveralNames() {
        Provisioner directory = new Provisioner(replica, acme, "directory");
        for (String subject : List.of("sub-7", "sub-8", "sub-9")) {
            directory.post("/Users", directory.user("u-" + subject, subject));
        }
        JWTClaimsSet bySub = PROVIDER.claims("", RISC + "account-purged", Map.of())
                .claim("sub_id", null)
                .subject("sub-7")
                .build();
        assertThat(push(PROVIDER.signAs("application/secevent+jwt", bySub)).status())
                .isEqualTo(202);
        assertThat(active(directory, "sub-7")).isEqualTo("false");
        purge(Map.of(
                "format",
                "aliases",
                "identifiers",
                List.of(
                        Map.of("format", "phone_number", "phone_number", "+46701234567"),
                        Map.of("format", "email", "email", "nobody@" + acme.domain),
                        Map.of("format", "opaque", "id", "sub-8"))));
        assertThat(active(directory, "sub-8")).isEqualTo("false");
        purge(Map.of("format", "account", "uri", "ACCT:u-sub-9@" + acme.domain));
        assertThat(active(directory, "sub-9")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {CAEP + "session-revoked", RISC + "sessions-revoked"})
    void endsTheSessionsOfWhoseSessionsEndThere(String type) {
        Issued password = acme.issue();
        Answer told = tell(type, Map.of("event_timestamp", 1_760_000_000));
        assertThat(told.status()).as(told.text()).isEqualTo(202);
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, SessionKickRequested.class))
                .singleElement()
                .satisfies(kick -> {
                    assertThat(kick.account()).isEqualTo(acme.account);
                    assertThat(kick.credential()).isNull();
                    assertThat(kick.reason()).isEqualTo("sessionRevoked");
                });
        assertThat(acme.signIn(password.secret()).field("result"))
                .as("devices may sign in again")
                .isEqualTo("accepted");
    }

    /** Another provider calls somebody else the same. */
    @Test
    void doesNothingToWhomAnotherIssuerMeans() {
        Provisioner directory = new Provisioner(replica, acme, "directory");
        directory.post("/Users", directory.user("zoe", "s-zoe"));
        purge("https://elsewhere.example", "s-zoe");
        purge(Map.of("format", "iss_sub", "sub", "s-zoe"));
        assertThat(active(directory, "s-zoe")).as("of nobody's account").isEqualTo("true");
        String token = Tokens.by("s-zoe", acme.tenant, "owner", "zoe@" + acme.domain, true);
        assertThat(replica.api.get("/v1/me", "Authorization", "Bearer " + token).status())
                .isEqualTo(200);
        purge("https://elsewhere.example", "s-zoe");
        purge(IdentityProvider.ISSUER, "s-zoe");
        assertThat(active(directory, "s-zoe")).as("bound to another's").isEqualTo("true");
        purge(oidcIssuer(), "s-zoe");
        assertThat(active(directory, "s-zoe")).isEqualTo("false");
    }

    private String oidcIssuer() {
        return replica.context.getEnvironment().getRequiredProperty("latchkey.oidc-issuer");
    }

    /** Keycloak calls the first one-time code that somebody sets up an update. */
    @Test
    void takesTheFirstSecondFactorForNoReset() {
        Issued password = acme.issue();
        String first = PROVIDER.sign(PROVIDER.claims(acme.login, CAEP + "credential-change", factor("app", "update"))
                .build());
        push(first);
        push(first);
        tell(CAEP + "credential-change", factor("fido2-roaming", "create"));
        assertThat(state(password)).isEqualTo("pending");
        tell(CAEP + "credential-change", factor("app", "update"));
        assertThat(state(password)).as("replaced").isEqualTo("revoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "delete", "update"})
    void takesAFactorThatGoesOrIsReplacedForAReset(String change) {
        Issued password = acme.issue();
        tell(CAEP + "credential-change", factor("fido2-roaming", "create"));
        tell(CAEP + "credential-change", factor("fido2-roaming", change));
        assertThat(state(password)).isEqualTo("revoked");
    }

    private static Map<String, Object> factor(String kind, String change) {
        return Map.of("credential_type", kind, "change_type", change);
    }

    @Test
    void tellsOfWhoHasNoAccount() {
        purge(IdentityProvider.ISSUER, "whom-scim-has-not-brought");
        JWTClaimsSet moved = PROVIDER.claims("moved@" + acme.domain, RISC + "account-disabled", Map.of())
                .build();
        push(PROVIDER.sign(moved));
        purge(Map.of("format", "unheard-of", "id", "x-17"));
        tell(CAEP + "session-established", Map.of());
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, DirectoryReported.class))
                .as("what means something for app passwords, of nobody")
                .extracting(DirectoryReported::report, DirectoryReported::said, DirectoryReported::about)
                .containsExactly(
                        tuple(
                                "subjectUnknown",
                                RISC + "account-purged",
                                IdentityProvider.ISSUER + " whom-scim-has-not-brought"),
                        tuple("subjectUnknown", RISC + "account-disabled", "moved@" + acme.domain),
                        tuple("subjectUnknown", RISC + "account-purged", "x-17"));
        assertThat(replica.management.get("/actuator/prometheus").text())
                .contains("latchkey_security_events_unknown_subject_total{transmitter=\"" + transmitter + "\"} 3.0");
    }

    @Test
    void reactsOnceToWhatIsSentAgain() {
        Issued password = acme.issue();
        String token = PROVIDER.sign(PROVIDER.claims(acme.login, CAEP + "credential-change", NEW_PASSWORD)
                .build());
        push(token);
        acme.post("admin", acme.passwords() + "/" + password.id() + "/resume", "{}");
        assertThat(push(token).status()).isEqualTo(202);
        assertThat(state(password)).as("somebody replays it").isEqualTo("pending");
    }

    @Test
    void believesNobodyElse() {
        Issued password = acme.issue();
        JWTClaimsSet good = PROVIDER.claims(acme.login, CAEP + "credential-change", NEW_PASSWORD)
                .build();
        Date lastYear = Date.from(Instant.now().minus(Duration.ofDays(365)));
        assertThat(push(IdentityProvider.sign(good, "secevent+jwt", IdentityProvider.newKey()))
                        .field("err"))
                .isEqualTo("authentication_failed");
        assertThat(push("no token at all").field("err")).isEqualTo("authentication_failed");
        assertThat(push(PROVIDER.sign(new JWTClaimsSet.Builder(good)
                                .issuer("https://evil.example")
                                .build()))
                        .field("err"))
                .isEqualTo("invalid_issuer");
        assertThat(push(PROVIDER.sign(new JWTClaimsSet.Builder(good)
                                .audience("somebody")
                                .build()))
                        .field("err"))
                .isEqualTo("invalid_audience");
        assertThat(push(PROVIDER.sign(new JWTClaimsSet.Builder(good)
                                .issueTime(lastYear)
                                .build()))
                        .field("err"))
                .isEqualTo("invalid_request");
        assertThat(push(PROVIDER.sign(new JWTClaimsSet.Builder(good).jwtID(null).build()))
                        .field("err"))
                .isEqualTo("invalid_request");
        assertThat(push(PROVIDER.signAs("JWT", good)).field("err"))
                .as("an ID token is no event")
                .isEqualTo("authentication_failed");
        assertThat(state(password)).isEqualTo("pending");
    }

    @ParameterizedTest
    @MethodSource("noEvents")
    void refusesASignedTokenWhoseEventsAreNone(Object events) {
        JWTClaimsSet claims = PROVIDER.claims(acme.login, RISC + "account-disabled", Map.of())
                .claim("events", events)
                .build();
        assertIsSetError(push(PROVIDER.sign(claims)), 400, "invalid_request");
        assertThat(acme.get("admin", "/v1/accounts/" + acme.account).field("state"))
                .isEqualTo("active");
    }

    static Stream<Object> noEvents() {
        return Stream.of(
                "text",
                7,
                true,
                List.of(),
                List.of(RISC + "account-disabled"),
                Map.of(),
                Map.of(RISC + "account-disabled", "text"),
                Map.of(RISC + "account-disabled", List.of()));
    }

    /** RFC 8935, section 2.3. */
    @Test
    void saysInTheFormOfSecurityEventsWhatIsWrongWithABody() {
        assertIsSetError(push(""), 400, "invalid_request");
        assertIsSetError(push("x".repeat(70_000)), 413, "invalid_request");
        String token = PROVIDER.sign(
                PROVIDER.claims(acme.login, RISC + "account-disabled", Map.of()).build());
        for (String type : List.of("application/json", "text/plain", "application/jwt", "nonsense")) {
            assertIsSetError(push(token, "Content-Type", type), 400, "invalid_request");
        }
        assertThat(push(token, "Content-Type", "application/secevent+jwt; charset=utf-8")
                        .status())
                .isEqualTo(202);
    }

    private static void assertIsSetError(Answer answer, int status, String err) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.field("err")).isEqualTo(err);
        assertThat(answer.field("description")).isNotBlank();
    }

    @Test
    void reachesNoOtherTenant() {
        Acme other = new Acme(replica);
        other.issue();
        JWTClaimsSet about = PROVIDER.claims(other.login, RISC + "account-disabled", Map.of())
                .build();
        assertThat(push(PROVIDER.sign(about)).status()).isEqualTo(202);
        assertThat(other.get("admin", "/v1/accounts/" + other.account).field("state"))
                .isEqualTo("active");
    }

    @Test
    void saysTryAgainWhereTheKeysCannotBeHad() {
        acme.delete("platform", "/v1/security-event-transmitters/" + transmitter);
        register("http://127.0.0.1:1/keys");
        assertThat(tell(CAEP + "credential-change", NEW_PASSWORD).status()).isEqualTo(503);
    }

    @Test
    void registersOnlyWhatItCanAskSafely() {
        for (String keys :
                new String[] {"http://idp.example/keys", "http://10.0.0.1/keys", "file:///etc/passwd", "keys"}) {
            Answer answer = acme.post("platform", "/v1/security-event-transmitters", """
                {"id":"x","tenant":"%s","issuer":"i","audience":"a","jwksUri":"%s"}\
                """.formatted(acme.tenant, keys));
            assertThat(answer.wrongFields()).as(keys).containsExactly("jwksUri");
        }
        assertThat(register(PROVIDER.keys()).status()).as("twice").isEqualTo(409);
    }
}
