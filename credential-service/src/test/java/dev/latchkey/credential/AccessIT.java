package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what, where it takes more than a role; {@link ApiDocumentIT} tries every operation with every role. */
class AccessIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    /** A server that stops reading a kept connection answers one of these never. */
    @Test
    void answersEveryRequestOfAKeptConnection() {
        for (int i = 0; i < 300; i++) {
            assertThat(replica.api
                            .get("/v1/me", "Authorization", "Bearer nonsense")
                            .status())
                    .isEqualTo(401);
            assertThat(replica.api.get("/v1/me").status()).isEqualTo(401);
        }
    }

    @Test
    void showsAnOwnerTheOwnAccountAlone() {
        Issued password = acme.issue();
        String bob = acme.register("bob@" + acme.domain);
        String[] asBob = acme.as("owner", "bob@" + acme.domain);
        assertThat(replica.api.get("/v1/me", asBob).field("id")).isEqualTo(bob);
        assertThat(replica.api.get(acme.passwords(), asBob).status()).isEqualTo(404);
        assertThat(replica.api
                        .post(acme.passwords(), "{\"label\":\"x\"}", asBob)
                        .status())
                .isEqualTo(404);
        assertThat(replica.api
                        .post(acme.passwords() + "/" + password.id() + "/revoke", "{}", asBob)
                        .status())
                .isEqualTo(404);
        String underBob = "/v1/accounts/" + bob + "/app-passwords/" + password.id() + "/revoke";
        assertThat(replica.api.post(underBob, "{}", asBob).status()).isEqualTo(404);
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        assertThat(replica.api
                        .get("/v1/me", acme.as("owner", acme.login.toUpperCase(java.util.Locale.ROOT)))
                        .field("id"))
                .isEqualTo(acme.account);
    }

    @Test
    void letsNoTenantReachAnother() {
        Issued password = acme.issue();
        Acme other = new Acme(replica);
        String all = "owner,admin,helpdesk,analyst,auditor";
        String[] stranger = other.as(all, acme.login);
        String account = "/v1/accounts/" + acme.account;
        assertThat(replica.api.get(account, stranger).status()).isEqualTo(404);
        assertThat(replica.api
                        .patch(account, "{\"state\":\"disabled\"}", stranger)
                        .status())
                .isEqualTo(404);
        assertThat(replica.api.get(acme.passwords(), stranger).status()).isEqualTo(404);
        assertThat(replica.api
                        .post(acme.passwords(), "{\"label\":\"x\"}", stranger)
                        .status())
                .isEqualTo(404);
        assertThat(replica.api
                        .post(acme.passwords() + "/" + password.id() + "/revoke", "{}", stranger)
                        .status())
                .isEqualTo(404);
        for (String move : List.of("suspend", "resume", "rotate")) {
            assertThat(replica.api
                            .post(acme.passwords() + "/" + password.id() + "/" + move, "{}", stranger)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(replica.api.get("/v1/me", stranger).status()).isEqualTo(404);
        assertThat(replica.api.get("/v1/accounts?login=" + acme.login, stranger).items())
                .isEmpty();
        assertThat(replica.api.get("/v1/accounts", stranger).text()).doesNotContain(acme.account);
        assertThat(replica.api.get("/v1/tenants/" + acme.tenant, stranger).status())
                .isEqualTo(404);
        assertThat(replica.api
                        .patch("/v1/tenants/" + acme.tenant, "{\"appPasswordsEnabled\":false}", stranger)
                        .status())
                .isEqualTo(404);
        assertThat(other.post("admin", "/v1/accounts", "{\"login\":\"eve@%s\"}".formatted(acme.domain))
                        .wrongFields())
                .containsExactly("login");
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        assertThat(other.signIn(replica, other.login, password.secret()).field("result"))
                .isEqualTo("refused");
    }

    @Test
    void refusesATokenWithoutATenant() {
        String[] nowhere = {"Authorization", "Bearer " + Tokens.of("", "admin,owner", acme.login)};
        assertThat(replica.api.get("/v1/accounts", nowhere).status()).isEqualTo(403);
        assertThat(replica.api.get(acme.passwords(), nowhere).status()).isEqualTo(403);
    }

    @Test
    void takesNoLoginDomainOrDoorTwice() {
        assertThat(acme.post("admin", "/v1/accounts", "{\"login\":\"ANNA@%s\"}".formatted(acme.domain))
                        .status())
                .isEqualTo(409);
        String again =
                "{\"id\":\"t-%s\",\"name\":\"x\",\"domains\":[\"%s\"]}".formatted(UUID.randomUUID(), acme.domain);
        assertThat(acme.post("platform", "/v1/tenants", again).status()).isEqualTo(409);
        assertThat(acme.door("d-" + acme.tenant, "\"imap\"", "").status()).isEqualTo(409);
    }

    @Test
    void closesADoorThatIsRemoved() {
        Issued password = acme.issue();
        assertThat(acme.signIn(password.secret()).status()).isEqualTo(200);
        String door = "/v1/front-doors/d-" + acme.tenant;
        assertThat(replica.api
                        .send("DELETE", door, new byte[0], acme.as("admin"))
                        .status())
                .isEqualTo(403);
        assertThat(replica.api
                        .send("DELETE", door, new byte[0], acme.as("platform"))
                        .status())
                .isEqualTo(204);
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(acme.signIn(password.secret()).status()).isEqualTo(401));
        assertThat(replica.api
                        .send("DELETE", door, new byte[0], acme.as("platform"))
                        .status())
                .isEqualTo(404);
        assertThat(acme.door("d-" + acme.tenant, "\"imap\"", "").status())
                .as("its id is free again")
                .isEqualTo(201);
        assertThat(acme.signIn(password.secret()).status())
                .as("its key opens no other door")
                .isEqualTo(401);
    }

    @Test
    void believesADoorFromItsOwnNetworkAlone() {
        String key = acme.door("x-" + acme.tenant, "\"imap\"", ",\"connectsFrom\":[\"192.0.2.0/24\"]")
                .field("key");
        Answer answer = replica.doors.post("/v1/sign-ins", "{}", "X-Latchkey-Door-Key", key);
        assertThat(answer.status()).isEqualTo(401);
    }

    /** Neither leads to the door's tenant; a login of nobody's that does is refused like any other. */
    @Test
    void tellsALoginOfAnotherTenantNotFromOneOfNobody() {
        String others = new Acme(replica).login;
        String key = acme.door("only-" + acme.tenant, "\"imap\"", ",\"tenants\":[\"%s\"]".formatted(acme.tenant))
                .field("key");
        Answer nowhere = signIn("anna@nobody.example", key);
        assertThat(nowhere.status()).isEqualTo(403);
        assertThat(signIn(others, key).json()).isEqualTo(nowhere.json());
        Answer here = signIn("nobody@" + acme.domain, key);
        assertThat(here.field("result")).isEqualTo("refused");
        assertThat(here.json().propertyNames()).containsExactlyInAnyOrder("result", "id");
    }

    private Answer signIn(String login, String key) {
        return replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"x\",\"protocol\":\"imap\",\"address\":\"192.0.2.7\"}".formatted(login),
                "X-Latchkey-Door-Key",
                key);
    }
}
