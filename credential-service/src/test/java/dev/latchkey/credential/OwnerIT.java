package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose an account is, and that nobody becomes its owner by what their token calls them. */
class OwnerIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private String[] person(String subject, String login, boolean verified) {
        return new String[] {"Authorization", "Bearer " + Tokens.by(subject, acme.tenant, "owner", login, verified)};
    }

    private Answer me(String subject, String login, boolean verified) {
        return replica.api.get("/v1/me", person(subject, login, verified));
    }

    private Answer issue(String subject, String login) {
        return issue(subject, login, true);
    }

    private Answer issue(String subject, String login, boolean verified) {
        return replica.api.post(acme.passwords(), "{\"label\":\"x\"}", person(subject, login, verified));
    }

    private List<String> decided() {
        return TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AccountClaimDecided.class).stream()
                .map(each -> each.result() + " " + each.identity() + " " + each.rule())
                .toList();
    }

    @Test
    void isWhoeverCameFirstWithTheVerifiedLoginAndStaysSo() {
        assertThat(me("s-anna", acme.login, true).field("id")).isEqualTo(acme.account);
        assertThat(me("s-eve", acme.login, true).status()).isEqualTo(403);
        assertThat(issue("s-eve", acme.login).status()).isEqualTo(403);
        assertThat(me("s-anna", "anna.new@" + acme.domain, true).field("id"))
                .as("she is called otherwise now")
                .isEqualTo(acme.account);
        assertThat(issue("s-anna", "anna.new@" + acme.domain).status()).isEqualTo(201);
        assertThat(decided())
                .as("told once an hour, however often somebody tries")
                .containsExactly("bound s-anna verifiedLogin", "refused s-eve verifiedLogin");
    }

    @Test
    void isNobodyWhoseLoginIsNotVerified() {
        assertThat(me("s-eve", acme.login, false).status()).isEqualTo(404);
        assertThat(issue("s-eve", acme.login, false).status()).isEqualTo(404);
    }

    @Test
    void isNotWhoeverChangesTheirAddressToThatOfAnother() {
        String oscar = acme.register("oscar@" + acme.domain);
        assertThat(me("s-oscar", "oscar@" + acme.domain, true).field("id")).isEqualTo(oscar);
        for (boolean verified : new boolean[] {true, false}) {
            assertThat(me("s-oscar", acme.login, verified).status()).isEqualTo(403);
        }
        assertThat(issue("s-oscar", acme.login).status()).isEqualTo(403);
        assertThat(me("s-anna", acme.login, true).field("id")).isEqualTo(acme.account);
        assertThat(decided())
                .containsExactly(
                        "bound s-oscar verifiedLogin", "refused s-oscar claimedLogin", "bound s-anna verifiedLogin");
    }

    @Test
    void isWhomTheDirectoryNames() {
        Provisioner directory = new Provisioner(replica, acme, "directory");
        String zoe = directory.post("/Users", directory.user("zoe", "s-zoe")).field("id");
        assertThat(me("s-eve", "zoe@" + acme.domain, true).status())
                .as("called like her")
                .isEqualTo(403);
        assertThat(me("s-zoe", "whatever@" + acme.domain, false).field("id")).isEqualTo(zoe);
        assertThat(decided()).containsExactly("refused s-eve verifiedLogin", "bound s-zoe externalId");
    }

    @Test
    void isSomebodyElseWhenAnAdministratorOrTheDirectorySaysSo() {
        me("s-anna", acme.login, true);
        String owner = "/v1/accounts/" + acme.account + "/owner";
        assertThat(acme.delete("helpdesk", owner).status()).isEqualTo(403);
        assertThat(new Acme(replica).delete("admin", owner).status()).isEqualTo(404);
        assertThat(acme.delete("admin", owner).status()).isEqualTo(204);
        assertThat(acme.delete("admin", owner).status()).as("again").isEqualTo(204);
        assertThat(me("s-anna-2", acme.login, true).field("id")).isEqualTo(acme.account);
        assertThat(me("s-anna", acme.login, true).status()).isEqualTo(403);
        assertThat(decided())
                .startsWith(
                        "bound s-anna verifiedLogin", "released s-anna administrator", "bound s-anna-2 verifiedLogin");
    }

    @Test
    void isLetGoOnTheRecordByTheDirectory() {
        Provisioner directory = new Provisioner(replica, acme, "directory");
        String zoe = directory.post("/Users", directory.user("zoe", "s-zoe")).field("id");
        me("s-zoe", "zoe@" + acme.domain, true);
        String rename = "[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Zoe\"}]";
        assertThat(directory.patch("/Users/" + zoe, rename).status()).isEqualTo(200);
        String other = "[{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"s-zoe-2\"}]";
        assertThat(directory.patch("/Users/" + zoe, other).status()).isEqualTo(200);
        assertThat(me("s-zoe-2", "zoe@" + acme.domain, true).field("id")).isEqualTo(zoe);
        assertThat(directory.send("DELETE", "/Users/" + zoe, "").status()).isEqualTo(204);
        String vera = directory.post("/Users", directory.user("vera", "s-vera")).field("id");
        assertThat(directory.send("DELETE", "/Users/" + vera, "").status()).isEqualTo(204);
        assertThat(decided())
                .as("of nobody's account nothing")
                .containsExactly(
                        "bound s-zoe externalId",
                        "released s-zoe directory",
                        "bound s-zoe-2 externalId",
                        "released s-zoe-2 directory");
    }

    @Test
    void bindsNobodyByLoginWhereNobodyChoseThat() {
        try (Replica strict = new Replica(Shared.around(), "strict", "--latchkey.accounts.bind-by=external-id")) {
            assertThat(strict.api
                            .get("/v1/me", person("s-anna", acme.login, true))
                            .status())
                    .isEqualTo(404);
            me("s-anna", acme.login, true);
            assertThat(strict.api
                            .get("/v1/me", person("s-anna", "other@x.example", false))
                            .field("id"))
                    .isEqualTo(acme.account);
        }
    }
}
