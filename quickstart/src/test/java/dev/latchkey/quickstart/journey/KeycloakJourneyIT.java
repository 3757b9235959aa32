package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.identity.Keycloak;
import dev.latchkey.quickstart.journey.identity.KeycloakAdministrator;
import dev.latchkey.quickstart.journey.identity.KeycloakBrowser;
import dev.latchkey.quickstart.journey.identity.KeycloakInstallation;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Answer;
import dev.latchkey.quickstart.journey.system.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company whose people are in a real Keycloak: they sign in there and step up, programs come with service accounts, and
 * who is switched off there is switched off here. One server for all of it, in this order: it takes long to start.
 */
@Tag("journey")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakJourneyIT {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static final Running RUNNING = new Running();
    private static Keycloak keycloak;
    private static KeycloakAdministrator realm;
    private static KeycloakInstallation latchkey;
    private static KeycloakBrowser anna;
    private static String doorKey;

    /** Somebody's account here, their id there, and their app password. */
    private record Person(String login, String account, String user, String secret) {}

    private static Person annasPhone;
    private static Person bertsPhone;

    @BeforeAll
    static void start() {
        keycloak = RUNNING.add(Keycloak.fresh());
        latchkey = RUNNING.add(new KeycloakInstallation(directory, keycloak)).start();
        keycloak.awaitReady();
        realm = new KeycloakAdministrator(keycloak);
        anna = new KeycloakBrowser(keycloak, "anna");
        register();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static void register() {
        var operator = operator();
        latchkey.ask(operator, "POST", "/v1/tenants", """
                {"id":"acme","name":"Acme","domains":["acme.example"]}""").expect(201);
        doorKey = latchkey.ask(operator, "POST", "/v1/front-doors", """
                {"id":"mail","name":"Mail","protocols":["imap"],"services":["mail"]}""")
                .expect(201)
                .json()
                .path("key")
                .asString();
    }

    private static String operator() {
        return realm.programToken("latchkey-operator");
    }

    /** By SCIM, as a program that keeps the directory would. */
    private static String provisioned(String name, String user) {
        return latchkey.ask(realm.programToken("latchkey-scim"), "POST", "/scim/v2/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s@acme.example","externalId":"%s",
                 "active":true}""".formatted(name, user))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static Answer issue(String token, String account) {
        return latchkey.ask(token, "POST", "/v1/accounts/" + account + "/app-passwords", "{\"label\":\"phone\"}");
    }

    private static String secret(Answer issued) {
        return issued.expect(201).json().path("secret").asString();
    }

    private static Heard signIn(Person person) {
        return latchkey.signIn(doorKey, person.login(), person.secret());
    }

    private static String state(Person person, String token) {
        return latchkey.get(token, "/v1/accounts/" + person.account())
                .expect(200)
                .json()
                .path("state")
                .asString();
    }

    private static void awaitRefused(Person person) {
        await().atMost(A_MINUTE).pollInterval(Duration.ofMillis(500)).until(() -> signIn(person) == Heard.REFUSED);
    }

    private static void awaitActive(Person person) {
        var operator = operator();
        await().atMost(A_MINUTE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> state(person, operator).equals("active"));
    }

    @Order(1)
    @Test
    void peopleSignInThereAndStepUp() {
        var id = realm.idOf("anna");
        var account = provisioned("anna", id);
        var silver = anna.token("silver");
        var own = latchkey.get(silver, "/v1/me").expect(200).json();
        assertThat(own.path("id").asString()).isEqualTo(account);

        latchkey.replace(operator(), "/v1/tenants/acme/rules", """
                {"issuers":"owners","stepUp":{"acr":["gold"],"maxAge":"PT10M"}}""").expect(200);
        var refused = issue(silver, account).expect(401);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("insufficient_user_authentication")
                .contains("acr_values=\"gold\"");
        annasPhone = new Person("anna@acme.example", account, id, secret(issue(anna.token("gold"), account)));
        assertThat(signIn(annasPhone)).isEqualTo(Heard.ACCEPTED);

        var bert = realm.idOf("bert");
        var bertsAccount = provisioned("bert", bert);
        bertsPhone = new Person("bert@acme.example", bertsAccount, bert, secret(issue(operator(), bertsAccount)));
        latchkey.get(silver, "/v1/accounts").expect(403);
        latchkey.get(realm.programToken("latchkey-scim"), "/v1/accounts").expect(403);
    }

    @Order(2)
    @Test
    void keysAreRotatedWithdrawnAndOfAnotherKind() {
        var first = operator();
        latchkey.get(first, "/v1/accounts").expect(200);
        var second = realm.signWithNewKey("rsa-generated", "PS256", 200);
        var rotated = operator();
        assertThat(algorithm(rotated)).isEqualTo("PS256");
        latchkey.get(rotated, "/v1/accounts").expect(200);
        latchkey.get(first, "/v1/accounts").expect(200);

        realm.signWithNewKey("ecdsa-generated", "ES256", 300);
        realm.withdrawKey(second);
        var another = operator();
        assertThat(algorithm(another)).isEqualTo("ES256");
        latchkey.get(another, "/v1/accounts").expect(200);
        latchkey.get(rotated, "/v1/accounts").expect(401);
    }

    private static String algorithm(String token) {
        var header = new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
        return header.replaceAll(".*\"alg\" ?: ?\"([^\"]+)\".*", "$1");
    }

    @Order(3)
    @Test
    void whoIsSwitchedOffThereIsSwitchedOffHere() {
        assertThat(signIn(annasPhone)).isEqualTo(Heard.ACCEPTED);
        realm.setEnabled(annasPhone.user(), false);
        awaitRefused(annasPhone);
        assertThat(signIn(bertsPhone)).isEqualTo(Heard.ACCEPTED);
        realm.setEnabled(annasPhone.user(), true);
        awaitActive(annasPhone);
    }

    @Order(4)
    @Test
    void goesOnWithoutKeycloakAndAfterRestartsOfBoth() {
        var operator = operator();
        keycloak.stop();
        latchkey.restart();
        assertThat(signIn(bertsPhone)).as("Keycloak is away at the start").isEqualTo(Heard.ACCEPTED);
        latchkey.get(operator, "/v1/accounts").expect(503);
        await().atMost(A_MINUTE).until(() -> latchkey.health("", "").status() == 503);
        assertThat(latchkey.health("", "/readiness").status()).isEqualTo(200);

        keycloak.start();
        keycloak.awaitReady();
        realm.setEnabled(bertsPhone.user(), false);
        awaitRefused(bertsPhone);
        assertThat(latchkey.log()).doesNotContain("keycloak-journey-secret");
    }
}
