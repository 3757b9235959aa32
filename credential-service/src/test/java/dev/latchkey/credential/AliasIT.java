package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins as people type them: by an address of mail, without the domain, as Windows has them. */
class AliasIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final Provisioner idp = new Provisioner(replica, acme, "directory");

    private Answer user(String name, String address) {
        return idp.post("/Users", """
                {"userName":"%s@%s","externalId":"%s","emails":[{"value":"%s","type":"work","primary":true}]}""".formatted(name, acme.domain, name, address));
    }

    private String create(String name, String address) {
        Answer created = user(name, address);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.field("id");
    }

    private Issued issue(String account) {
        Answer issued = acme.post("admin", "/v1/accounts/" + account + "/app-passwords", "{\"label\":\"Phone\"}");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return new Issued(issued.field("id"), issued.field("secret"));
    }

    private String signIn(String login, Issued password) {
        return acme.signIn(replica, login, password.secret()).field("result");
    }

    private SignInRecorded last(String tenant) {
        return TopicView.events(Shared.around(), Topic.SIGN_INS, tenant, SignInRecorded.class)
                .getLast();
    }

    @Test
    void signsInByAnAddressThatTheDirectoryGives() {
        String berta = create("berta", "Berta.Ahlberg@" + acme.domain);
        Issued password = issue(berta);
        Answer accepted = acme.signIn(replica, "berta.ahlberg@" + acme.domain, password.secret());
        assertThat(accepted.field("result")).isEqualTo("accepted");
        assertThat(accepted.field("login")).as("whose mailbox it is").isEqualTo("berta@" + acme.domain);
        SignInRecorded record = last(acme.tenant);
        assertThat(record.account()).isEqualTo(berta);
        assertThat(record.login()).isEqualTo("berta@" + acme.domain);
        assertThat(record.typedLogin()).isEqualTo("berta.ahlberg@" + acme.domain);
        assertThat(signIn("berta@" + acme.domain, password)).isEqualTo("accepted");
        assertThat(last(acme.tenant).typedLogin()).isNull();
        assertThat(acme.get("helpdesk", "/v1/accounts?login=berta.ahlberg@" + acme.domain)
                        .field("items/0/id"))
                .isEqualTo(berta);
    }

    @Test
    void endsWithTheAddress() {
        String berta = create("berta", "b1@" + acme.domain);
        String cesar = create("cesar", "c1@" + acme.domain);
        Issued bertas = issue(berta);
        Issued cesars = issue(cesar);
        assertThat(signIn("b1@" + acme.domain, bertas)).isEqualTo("accepted");
        assertThat(idp.patch("/Users/" + berta, "[{\"op\":\"remove\",\"path\":\"emails\"}]")
                        .status())
                .isEqualTo(200);
        await().pollInterval(Duration.ofMillis(50))
                .until(() -> signIn("b1@" + acme.domain, bertas).equals("refused"));
        assertThat(signIn("berta@" + acme.domain, bertas)).isEqualTo("accepted");
        assertThat(acme.patch("admin", "/v1/accounts/" + cesar, "{\"aliases\":[\"B1@%s\"]}".formatted(acme.domain))
                        .status())
                .isEqualTo(200);
        await().until(() -> signIn("b1@" + acme.domain, cesars).equals("accepted"));
        assertThat(signIn("b1@" + acme.domain, bertas)).isEqualTo("refused");
        assertThat(last(acme.tenant).reason()).isEqualTo(SignInReason.WRONG_ACCOUNT);
    }

    @Test
    void isOneAccountsAlone() {
        String berta = create("berta", "info@" + acme.domain);
        String cesar = create("cesar", "cesar@" + acme.domain);
        for (String address : List.of("info@" + acme.domain, "BERTA@" + acme.domain)) {
            Answer other = user("dora", address);
            assertThat(other.status()).as(other.text()).isEqualTo(409);
            assertThat(other.field("scimType")).isEqualTo("uniqueness");
            assertThat(other.field("detail")).contains(address.toLowerCase(java.util.Locale.ROOT));
            Answer changed = idp.patch(
                    "/Users/" + cesar,
                    "[{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"%s\"}]}]".formatted(address));
            assertThat(changed.status()).as(changed.text()).isEqualTo(409);
            assertThat(acme.patch("admin", "/v1/accounts/" + cesar, "{\"aliases\":[\"%s\"]}".formatted(address))
                            .status())
                    .isEqualTo(409);
            assertThat(acme.post("admin", "/v1/accounts", """
                    {"login":"emil@%s","aliases":["%s"]}""".formatted(acme.domain, address))
                            .status())
                    .isEqualTo(409);
        }
        assertThat(acme.post("admin", "/v1/accounts", "{\"login\":\"info@%s\"}".formatted(acme.domain))
                        .status())
                .as("an alias is no free login")
                .isEqualTo(409);
        assertThat(idp.send("DELETE", "/Users/" + berta, "").status()).isEqualTo(204);
        create("dora", "info@" + acme.domain);
        create("berta", "berta@" + acme.domain);
    }

    /** It is an address of theirs, and none that leads here: nobody learns whether there is such an account. */
    @Test
    void isNobodysWhereTheDomainIsAnothers() {
        Acme other = new Acme(replica);
        Issued theirs = other.issue();
        String berta = create("berta", other.login);
        Issued password = issue(berta);
        assertThat(acme.get("admin", "/v1/accounts/" + berta)
                        .json()
                        .at("/aliases")
                        .size())
                .isZero();
        assertThat(signIn(other.login, password)).isEqualTo("refused");
        assertThat(other.signIn(theirs.secret()).field("result")).isEqualTo("accepted");
        Answer asked = acme.patch(
                "admin",
                "/v1/accounts/" + berta,
                "{\"aliases\":[\"%s\",\"x@nowhere.example\"]}".formatted(other.login));
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.wrongFields()).containsExactly("aliases");
    }

    @Test
    void keepsWhatAnAdministratorHasAddedWhenTheDirectoryChangesAddresses() {
        String berta = create("berta", "b1@" + acme.domain);
        acme.patch("admin", "/v1/accounts/" + berta, """
                {"aliases":["b1@%1$s","boss@%1$s"]}""".formatted(acme.domain));
        idp.send("PUT", "/Users/" + berta, """
                {"userName":"berta@%1$s","externalId":"berta","emails":["b2@%1$s"]}""".formatted(acme.domain));
        assertThat(acme.get("admin", "/v1/accounts/" + berta)
                        .json()
                        .at("/aliases")
                        .valueStream()
                        .map(each -> each.asString()))
                .containsExactlyInAnyOrder("boss@" + acme.domain, "b2@" + acme.domain);
    }

    @ParameterizedTest
    @CsvSource({"anna,1", "ANNA,1", "%s\\anna,1", "CORP\\anna,1", "\\anna,1", "anna@%s.example,0", "NORTH\\anna,2"})
    void readsLoginsByWhatTheDoorIsRegisteredWith(String typed, int how) {
        Issued password = acme.issue();
        Answer door = acme.door("w-" + acme.tenant, "\"imap\"", """
                ,"defaultDomain":"%1$s","netbiosDomains":{"Corp":"%1$s"}""".formatted(acme.domain));
        assertThat(door.status()).as(door.text()).isEqualTo(201);
        String login = typed.formatted(acme.tenant);
        Answer answer = replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"192.0.2.9\"}"
                        .formatted(login.replace("\\", "\\\\"), password.secret()),
                "X-Latchkey-Door-Key",
                door.field("key"));
        assertThat(answer.field("result")).isEqualTo(how == 2 ? "refused" : "accepted");
        SignInRecorded record = last(how == 2 ? ReservedTenants.UNASSIGNED : acme.tenant);
        assertThat(record.login()).isEqualTo(how == 2 ? "north\\anna" : acme.login);
        assertThat(record.typedLogin()).isEqualTo(how == 1 ? login.toLowerCase(java.util.Locale.ROOT) : null);
    }

    /** Else only who runs the installation would see it. */
    @Test
    void showsTheTenantWhatFailedWithoutADomain() {
        acme.issue();
        Answer door = acme.door("w-" + acme.tenant, "\"imap\"", ",\"defaultDomain\":\"%s\"".formatted(acme.domain));
        replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"anna\",\"secret\":\"wrong\",\"protocol\":\"imap\",\"address\":\"192.0.2.9\"}",
                "X-Latchkey-Door-Key",
                door.field("key"));
        assertThat(last(acme.tenant).account()).isEqualTo(acme.account);
    }
}
