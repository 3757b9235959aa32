package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AppPasswordRules.Issuers;
import dev.latchkey.events.AppPasswordRulesChanged;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.request.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a tenant lays down for its app passwords, and that everybody is held to it. */
class RulesIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final String rules = "/v1/tenants/" + acme.tenant + "/rules";

    private Answer put(String roles, String json, String seen) {
        return replica.api.send(
                "PUT",
                rules,
                json.getBytes(StandardCharsets.UTF_8),
                ApiClient.with(acme.as(roles), "Content-Type", "application/json", "If-Match", seen));
    }

    private void lay(String json) {
        Answer answer = put("admin", json, "*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer issue(String role, String json) {
        return replica.api.post(
                acme.passwords(), json, acme.as(role, role.equals("owner") ? acme.login : "x@" + acme.domain));
    }

    private Answer issueSignedIn(Duration ago, String amr, String json) {
        String token = Tokens.of(acme.tenant, "owner", acme.login, ago, "urn-mfa", amr);
        return replica.api.post(acme.passwords(), json, "Authorization", "Bearer " + token);
    }

    /** Time cannot be waited for. */
    private void wasIssued(Issued password, Instant at) {
        Mono.from(replica.context
                        .getBean(MongoDatabase.class)
                        .getCollection("app_passwords")
                        .updateOne(
                                new Document("_id", acme.tenant + "/" + password.id()),
                                new Document("$set", new Document("issuedAt", at))))
                .block(Duration.ofSeconds(10));
    }

    @Test
    void areAsUsualUntilSomebodyLaysThemDown() {
        Answer usual = acme.get("auditor", rules);
        assertThat(usual.field("issuers")).isEqualTo("owners");
        assertThat(usual.header("ETag")).isEqualTo("\"0\"");
        lay("{\"issuers\":\"admins\",\"rotateAfter\":\"P90D\"}");
        assertThat(acme.get("helpdesk", rules).field("rotateAfter")).isEqualTo("P90D");
        assertThat(TopicView.events(Shared.around(), Topic.ACCOUNTS, acme.tenant, AppPasswordRulesChanged.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.version()).isEqualTo(1);
                    assertThat(event.rules().issuers()).isEqualTo(Issuers.ADMINS);
                });
    }

    @Test
    void loseNoChangeOfSomebodyElse() {
        assertThat(put("admin", "{}", "\"0\"").header("ETag")).isEqualTo("\"1\"");
        assertThat(put("admin", "{\"issuers\":\"nobody\"}", "\"0\"").status()).isEqualTo(412);
        assertThat(put("admin", "{}", "7").status()).isEqualTo(400);
        assertThat(acme.get("admin", rules).field("issuers")).isEqualTo("owners");
    }

    @Test
    void nameEveryFieldThatIsWrong() {
        assertThat(put("admin", """
            {"expiresAfter":"P2Y","expiresAtMost":"P1Y","rotateAfter":"P2147483647Y","networkNeededFor":["S M"],"forms":[],
             "stepUp":{"maxAge":"-PT1S","acr":["a b"]}}\
            """, "*").wrongFields())
                .containsExactlyInAnyOrder(
                        "rotateAfter", "expiresAfter", "networkNeededFor", "forms", "stepUp.maxAge", "stepUp.acr");
        assertThat(put("admin", "{\"stepUp\":{}}", "*").wrongFields()).containsExactly("stepUp");
        assertThat(put("admin", "{\"issuers\":\"everybody\"}", "*").wrongFields())
                .containsExactly("issuers");
        assertThat(put("admin", "{\"expiresAfter\":\"PT5H\"}", "*").wrongFields())
                .containsExactly("expiresAfter");
        assertThat(acme.get("admin", rules).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void takeCreatingAwayFromOwnersButNotSeeingAndRevoking() {
        Issued before = acme.issue();
        lay("{\"issuers\":\"admins\"}");
        assertThat(issue("owner", "{\"label\":\"x\"}").status()).isEqualTo(403);
        String one = acme.passwords() + "/" + before.id();
        assertThat(replica.api
                        .post(one + "/rotate", "{}", acme.as("owner", acme.login))
                        .status())
                .as("a successor is a new one too")
                .isEqualTo(403);
        assertThat(replica.api
                        .get(acme.passwords(), acme.as("owner", acme.login))
                        .field("items/0/id"))
                .isEqualTo(before.id());
        assertThat(acme.revoke(before).status()).isEqualTo(200);
        assertThat(issue("admin", "{\"label\":\"x\"}").status()).isEqualTo(201);
        assertThat(issue("helpdesk", "{\"label\":\"x\"}").status()).isEqualTo(403);
        lay("{\"issuers\":\"admins\",\"helpdeskIssues\":true}");
        assertThat(issue("helpdesk", "{\"label\":\"x\"}").status()).isEqualTo(201);
        lay("{\"issuers\":\"nobody\",\"helpdeskIssues\":true}");
        for (String role : new String[] {"owner", "helpdesk", "admin"}) {
            assertThat(issue(role, "{\"label\":\"x\"}").status()).as(role).isEqualTo(403);
        }
    }

    @Test
    void letMembersOfAGroupCreate() {
        Provisioner directory = new Provisioner(replica, acme, "directory");
        String group = directory.group("Scanner owners");
        lay("{\"ownerGroups\":[\"" + group + "\"]}");
        assertThat(issue("owner", "{\"label\":\"x\"}").status()).isEqualTo(403);
        Answer joined = directory.patch(
                "/Groups/" + group,
                "[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}]".formatted(acme.account));
        assertThat(joined.status()).as(joined.text()).isBetween(200, 204);
        assertThat(issue("owner", "{\"label\":\"x\"}").status()).isEqualTo(201);
    }

    @Test
    void wantASignInThatIsRecentAndStrong() {
        lay("{\"stepUp\":{\"maxAge\":\"PT10M\",\"acr\":[\"urn-mfa\"],\"amr\":[\"otp\",\"hwk\"]}}");
        Answer challenged = issue("owner", "{\"label\":\"x\"}");
        assertThat(challenged.status()).isEqualTo(401);
        assertThat(challenged.header("WWW-Authenticate"))
                .contains("error=\"insufficient_user_authentication\"", "acr_values=\"urn-mfa\"", "max_age=\"600\"");
        assertThat(issueSignedIn(Duration.ofMinutes(11), "otp", "{\"label\":\"x\"}")
                        .status())
                .isEqualTo(401);
        assertThat(issueSignedIn(Duration.ofMinutes(1), "pwd", "{\"label\":\"x\"}")
                        .status())
                .isEqualTo(401);
        assertThat(issueSignedIn(Duration.ofMinutes(1), "pwd,otp", "{\"label\":\"x\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void boundWhatIsIssued() {
        lay("""
            {"expiresAfter":"P30D","expiresAtMost":"P60D","networkNeededFor":["smtp"],"forms":["long"]}\
            """);
        Answer wrong = issue(
                "owner",
                "{\"label\":\"x\",\"form\":\"short\",\"expiresAt\":\"%s\"}"
                        .formatted(Instant.now().plus(61, ChronoUnit.DAYS)));
        assertThat(wrong.wrongFields()).containsExactlyInAnyOrder("expiresAt", "form", "networks");
        Answer issued = issue("owner", "{\"label\":\"x\",\"protocols\":[\"imap\"]}");
        assertThat(issued.status()).isEqualTo(201);
        Acme.SECRETS.add(issued.field("secret"));
        assertThat(issued.field("secret").replace("-", "")).hasSize(25);
        assertThat(Instant.parse(issued.field("expiresAt")))
                .isEqualTo(Instant.parse(issued.field("issuedAt"))
                        .atZone(ZoneOffset.UTC)
                        .plusDays(30)
                        .toInstant());
        lay("{\"expiresAtMost\":\"P1D\",\"networkNeededFor\":[\"imap\"]}");
        String rotate = acme.passwords() + "/" + issued.field("id") + "/rotate";
        assertThat(replica.api.post(rotate, "{}", acme.as("owner", acme.login)).status())
                .isEqualTo(409);
        lay("{\"expiresAtMost\":\"P1D\"}");
        Answer successor = replica.api.post(rotate, "{}", acme.as("owner", acme.login));
        assertThat(Instant.parse(successor.field("expiresAt")))
                .isBefore(Instant.now().plus(25, ChronoUnit.HOURS));
    }

    private String after(Issued password, Instant issuedAt) {
        return Cursor.after(String.valueOf(issuedAt.toEpochMilli()), acme.tenant + "/" + password.id())
                .encoded();
    }

    @Test
    void listWhatIsOverdueForRotation() {
        Issued password = acme.issue();
        assertThat(acme.get("helpdesk", "/v1/app-passwords/overdue")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        lay("{\"rotateAfter\":\"P1D\"}");
        Answer none = acme.get("helpdesk", "/v1/app-passwords/overdue");
        assertThat(none.json().path("items").size()).isZero();
        Instant issuedAt = Instant.now().minus(3, ChronoUnit.DAYS);
        wasIssued(password, issuedAt);
        Answer overdue = acme.get("helpdesk", "/v1/app-passwords/overdue");
        assertThat(overdue.field("items/0/id")).isEqualTo(password.id());
        assertThat(Instant.parse(overdue.field("items/0/overdueSince"))).isBefore(Instant.now());
        assertThat(acme.get("helpdesk", "/v1/app-passwords/overdue?cursor=" + after(password, issuedAt))
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(new Acme(replica).get("admin", "/v1/app-passwords/overdue").text())
                .doesNotContain(password.id());
        replica.api.post(acme.passwords() + "/" + password.id() + "/rotate", "{}", acme.as("owner", acme.login));
        assertThat(acme.get("helpdesk", "/v1/app-passwords/overdue")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void letOwnersHaveAnAccountAtTheirFirstVisit() {
        String zoe = "zoe@" + acme.domain;
        assertThat(replica.api.post("/v1/me", "", acme.as("owner", zoe)).status())
                .as("as usual")
                .isEqualTo(403);
        lay("{\"justInTime\":true}");
        Answer registered = replica.api.post("/v1/me", "", acme.as("owner", zoe));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.field("login")).isEqualTo(zoe);
        assertThat(replica.api.post("/v1/me", "", acme.as("owner", zoe)).status())
                .isEqualTo(200);
        assertThat(replica.api
                        .post("/v1/me", "", acme.as("owner", "zoe@elsewhere.example"))
                        .wrongFields())
                .as("a domain of somebody else")
                .containsExactly("login");
        assertThat(replica.api
                        .post("/v1/me", "", acme.as("admin", "adam@" + acme.domain))
                        .status())
                .isEqualTo(403);
        acme.patch("admin", "/v1/accounts/" + registered.field("id"), "{\"state\":\"disabled\"}");
        assertThat(replica.api.post("/v1/me", "", acme.as("owner", zoe)).field("state"))
                .as("nobody enables themselves")
                .isEqualTo("disabled");
    }

    @Test
    void areOutOfReachForOthers() {
        assertThat(put("helpdesk", "{}", "*").status()).isEqualTo(403);
        Acme other = new Acme(replica);
        assertThat(other.get("admin", rules).status()).isEqualTo(404);
        assertThat(acme.get("owner", rules).status()).isEqualTo(403);
    }
}
