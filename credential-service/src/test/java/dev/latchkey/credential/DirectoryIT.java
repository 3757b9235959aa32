package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An identity provider keeps users and groups by SCIM 2.0. */
class DirectoryIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final Provisioner idp = new Provisioner(replica, acme, "directory");

    private static void isError(Answer answer, int status, String scimType) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
        assertThat(answer.json().at("/schemas/0").asString()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.json().get("status").isString()).isTrue();
        assertThat(answer.field("status")).isEqualTo(String.valueOf(status));
        assertThat(answer.field("scimType")).isEqualTo(scimType);
        assertThat(answer.field("detail")).isNotBlank();
    }

    @Test
    void createsAUser() {
        Answer created = idp.post("/Users", idp.user("Berta"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Content-Type")).startsWith("application/scim+json");
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        String location = "http://127.0.0.1:" + replica.api.port + "/scim/v2/Users/" + created.field("id");
        assertThat(created.header("Location")).isEqualTo(location);
        assertThat(created.field("meta/location")).isEqualTo(location);
        assertThat(created.field("meta/resourceType")).isEqualTo("User");
        assertThat(created.field("meta/created")).isNotBlank();
        assertThat(created.field("meta/lastModified")).isNotBlank();
        assertThat(created.field("userName")).isEqualTo("berta@" + acme.domain);
        assertThat(created.field("externalId")).isEqualTo("Berta");
        assertThat(created.field("name/familyName")).isEqualTo("Ahlberg");
        assertThat(created.field("emails/0/type")).isEqualTo("work");
        assertThat(created.json().get("active").asBoolean()).isTrue();
        Answer again = idp.get("/Users/" + created.field("id"));
        assertThat(again.text()).isEqualTo(created.text());
        Answer account = acme.get("admin", "/v1/accounts/" + created.field("id"));
        assertThat(account.field("login")).isEqualTo("berta@" + acme.domain);
        assertThat(account.field("displayName")).isEqualTo("Berta A.");
        assertThat(account.field("email")).isEqualTo("Berta@" + acme.domain);
        assertThat(account.field("state")).isEqualTo("active");
    }

    @Test
    void takesNoUserNameOrExternalIdTwice() {
        idp.create("berta");
        isError(idp.post("/Users", idp.user("BERTA", "other")), 409, "uniqueness");
        isError(idp.post("/Users", idp.user("bertil", "berta")), 409, "uniqueness");
        String cesar = idp.create("cesar");
        isError(
                idp.patch("/Users/" + cesar, "[{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"berta\"}]"),
                409,
                "uniqueness");
        isError(idp.send("PUT", "/Users/" + cesar, idp.user("berta", "cesar")), 409, "uniqueness");
        isError(idp.post("/Users", idp.user("anna")), 409, "uniqueness");
    }

    @Test
    void findsUsers() {
        String berta = idp.create("berta");
        String cesar = idp.create("cesar");
        idp.patch("/Users/" + cesar, "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]");
        assertThat(Provisioner.ids(idp.filter("Users", "userName eq \"BERTA@%s\"".formatted(acme.domain))))
                .containsExactly(berta);
        assertThat(Provisioner.ids(idp.filter("Users", "userName eq \"nobody@%s\"".formatted(acme.domain))))
                .isEmpty();
        assertThat(Provisioner.ids(idp.filter("Users", "externalId eq \"cesar\"")))
                .containsExactly(cesar);
        assertThat(Provisioner.ids(idp.filter("Users", "id eq \"%s\"".formatted(berta))))
                .containsExactly(berta);
        assertThat(Provisioner.ids(idp.filter("Users", "id eq \"%s\" and active eq false".formatted(berta))))
                .isEmpty();
        assertThat(Provisioner.ids(idp.filter("Users", "active eq false"))).containsExactly(cesar);
        assertThat(Provisioner.ids(idp.filter("Users", "not (active eq false)")))
                .containsExactly(acme.account, berta);
        assertThat(Provisioner.ids(idp.filter("Users", "userName sw \"b\" or name.givenName co \"esa\"")))
                .containsExactly(berta, cesar);
        assertThat(Provisioner.ids(idp.filter("Users", "externalId pr"))).containsExactly(berta, cesar);
        isError(idp.filter("Users", "userName is \"x\""), 400, "invalidFilter");
    }

    @Test
    void turnsPages() {
        for (int i = 1; i <= 4; i++) {
            idp.create("u" + i);
        }
        Set<String> seen = new HashSet<>();
        for (int start = 1; start <= 5; start += 2) {
            Answer page = idp.get("/Users?startIndex=%d&count=2".formatted(start));
            assertThat(page.json().get("totalResults").asInt()).isEqualTo(5);
            assertThat(page.json().get("startIndex").asInt()).isEqualTo(start);
            assertThat(page.json().get("itemsPerPage").asInt()).isEqualTo(start == 5 ? 1 : 2);
            seen.addAll(Provisioner.ids(page));
        }
        assertThat(seen).hasSize(5);
        Answer filtered = idp.get("/Users?startIndex=2&count=2&filter=userName%20sw%20%22u%22");
        assertThat(filtered.json().get("totalResults").asInt()).isEqualTo(4);
        assertThat(Provisioner.ids(filtered)).hasSize(2);
        assertThat(Provisioner.ids(idp.get("/Users?count=0"))).isEmpty();
        assertThat(Provisioner.ids(idp.get("/Users?startIndex=100"))).isEmpty();
        isError(idp.get("/Users?count=many"), 400, "invalidValue");
        assertThat(idp.get("/Users?attributes=userName&count=1").text()).doesNotContain("emails", "displayName");
    }

    @Test
    void replacesAndPatches() {
        String berta = idp.create("berta");
        Answer put = idp.send("PUT", "/Users/" + berta, """
                {"userName":"birgit@%s","displayName":"Birgit","active":true,"title":"Chief",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales"}}""".formatted(acme.domain));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(put.json().has("externalId")).isFalse();
        assertThat(put.json().has("emails")).isFalse();
        assertThat(Provisioner.ids(idp.filter("Users", "externalId eq \"berta\"")))
                .isEmpty();
        assertThat(Provisioner.ids(idp.filter("Users", "userName eq \"berta@%s\"".formatted(acme.domain))))
                .isEmpty();
        Answer patched = idp.patch("/Users/" + berta, """
                [{"op":"Add","path":"emails[type eq \\"work\\"].value","value":"b@acme.example"},
                 {"op":"Replace","path":"name.familyName","value":"Berg"},
                 {"op":"Remove","path":"title"}]""");
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.field("emails/0/value")).isEqualTo("b@acme.example");
        assertThat(patched.field("name/familyName")).isEqualTo("Berg");
        assertThat(patched.json().has("title")).isFalse();
        assertThat(patched.json().at("/schemas").toString()).contains("enterprise");
        assertThat(patched.header("ETag")).isEqualTo("W/\"3\"");
        assertThat(idp.patch("/Users/" + berta, "[{\"op\":\"replace\",\"value\":{\"active\":true}}]")
                        .header("ETag"))
                .as("nothing has changed")
                .isEqualTo("W/\"3\"");
    }

    @Test
    void changesOnlyTheVersionThatIsMeant() {
        String berta = "/Users/" + idp.create("berta");
        assertThat(idp.get(berta, "If-None-Match", "W/\"1\"").status()).isEqualTo(304);
        assertThat(idp.get(berta, "If-None-Match", "W/\"7\"").status()).isEqualTo(200);
        String off = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";
        isError(idp.send("PATCH", berta, off, "If-Match", "W/\"7\""), 412, "");
        isError(idp.send("PUT", berta, idp.user("berta"), "If-Match", "W/\"7\""), 412, "");
        isError(idp.send("DELETE", berta, "", "If-Match", "W/\"7\""), 412, "");
        assertThat(idp.send("PATCH", berta, off, "If-Match", "W/\"1\"").status())
                .isEqualTo(200);
        assertThat(idp.send("DELETE", berta, "", "If-Match", "W/\"2\"").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]",
                "[{\"op\":\"replace\",\"value\":{\"active\":false}}]",
                "PUT",
                "DELETE"
            })
    void refusesWhoseAccountIsSwitchedOff(String how) {
        Issued password = acme.issue();
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        String user = "/Users/" + acme.account;
        Answer off = switch (how) {
            case "PUT" -> idp.send("PUT", user, idp.user("anna").replace("true}", "false}"));
            case "DELETE" -> idp.send("DELETE", user, "");
            default -> idp.patch(user, how);
        };
        assertThat(off.status()).as(off.text()).isIn(200, 204);
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> acme.signIn(password.secret()).field("result").equals("refused"));
        assertThat(TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class)
                        .getLast()
                        .reason())
                .isEqualTo(SignInReason.ACCOUNT_DISABLED);
        AccountChanged told = TopicView.events(Shared.around(), Topic.ACCOUNTS, acme.tenant, AccountChanged.class)
                .getLast();
        assertThat(told.state()).isEqualTo(AccountState.DISABLED);
        assertThat(told.by().kind()).isEqualTo("client");
    }

    @Test
    void letsBackInWhoIsSwitchedOnAgain() {
        Issued password = acme.issue();
        String user = "/Users/" + acme.account;
        idp.patch(user, "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]");
        idp.patch(user, "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"}]");
        Awaitility.await()
                .until(() -> acme.signIn(password.secret()).field("result").equals("accepted"));
    }

    @Test
    void deletesForGood() {
        Issued password = acme.issue();
        String user = "/Users/" + acme.account;
        assertThat(idp.send("DELETE", user, "").status()).isEqualTo(204);
        isError(idp.get(user), 404, "");
        isError(idp.send("DELETE", user, ""), 404, "");
        isError(idp.patch(user, "[{\"op\":\"replace\",\"value\":{\"active\":true}}]"), 404, "");
        assertThat(Provisioner.ids(idp.get("/Users"))).isEmpty();
        assertThat(Provisioner.ids(idp.filter("Users", "userName eq \"%s\"".formatted(acme.login))))
                .isEmpty();
        assertThat(acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"active\"}")
                        .status())
                .isEqualTo(409);
        assertThat(acme.get("admin", acme.passwords()).text()).contains(password.id());
        String again = idp.create("anna");
        assertThat(again).isNotEqualTo(acme.account);
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("refused");
        assertThat(acme.get("admin", "/v1/accounts/" + acme.account).field("state"))
                .isEqualTo("disabled");
        assertThat(acme.get("admin", "/v1/accounts/" + acme.account + "/app-passwords")
                        .text())
                .contains(password.id());
    }

    @Test
    void keepsGroups() {
        String berta = idp.create("berta");
        String cesar = idp.create("cesar");
        String sales = idp.group("Sales", berta);
        String empty = idp.group("Empty");
        Answer shown = idp.get("/Groups/" + sales);
        assertThat(shown.field("displayName")).isEqualTo("Sales");
        assertThat(shown.field("members/0/value")).isEqualTo(berta);
        assertThat(shown.field("members/0/$ref")).endsWith("/scim/v2/Users/" + berta);
        assertThat(shown.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(Provisioner.ids(idp.filter("Groups", "displayName eq \"sales\"")))
                .containsExactly(sales);
        assertThat(Provisioner.ids(idp.filter("Groups", "members.value eq \"%s\"".formatted(berta))))
                .containsExactly(sales);
        assertThat(Provisioner.ids(
                        idp.get("/Groups?excludedAttributes=members&filter=members%20eq%20%22" + cesar + "%22")))
                .isEmpty();
        assertThat(idp.get("/Groups?excludedAttributes=members").text()).doesNotContain(berta);
        assertThat(Provisioner.ids(idp.get("/Groups"))).containsExactly(sales, empty);
        assertThat(idp.patch("/Groups/" + sales, """
                [{"op":"Add","path":"members","value":[{"value":"%s"}]}]""".formatted(cesar)).header("ETag"))
                .isEqualTo("W/\"2\"");
        assertThat(Provisioner.ids(
                        idp.filter("Groups", "id eq \"%s\" and members[value eq \"%s\"]".formatted(sales, cesar))))
                .containsExactly(sales);
        Answer without = idp.patch(
                "/Groups/" + sales, "[{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}]".formatted(berta));
        assertThat(without.json().at("/members").size()).isEqualTo(1);
        assertThat(idp.send("DELETE", "/Users/" + cesar, "").status()).isEqualTo(204);
        Answer bare = idp.get("/Groups/" + sales);
        assertThat(bare.json().has("members")).isFalse();
        assertThat(bare.header("ETag")).isEqualTo("W/\"4\"");
        Answer put = idp.send(
                "PUT",
                "/Groups/" + sales,
                "{\"displayName\":\"Support\",\"members\":[{\"value\":\"%s\"}]}".formatted(berta));
        assertThat(put.field("displayName")).isEqualTo("Support");
        assertThat(put.field("members/0/value")).isEqualTo(berta);
        isError(idp.send("DELETE", "/Groups/" + sales, "", "If-Match", "W/\"1\""), 412, "");
        assertThat(idp.send("DELETE", "/Groups/" + sales, "").status()).isEqualTo(204);
        isError(idp.get("/Groups/" + sales), 404, "");
    }

    @Test
    void losesNoMemberToOthersWhoAreAdded() throws Exception {
        List<String> users =
                IntStream.range(0, 6).mapToObj(i -> idp.create("u" + i)).toList();
        String group = idp.group("Crowd");
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<Answer>> added = users.stream()
                    .map(each -> pool.submit(() -> idp.patch(
                            "/Groups/" + group,
                            "[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}]".formatted(each))))
                    .toList();
            for (Future<Answer> each : added) {
                assertThat(each.get().status()).isEqualTo(200);
            }
        }
        assertThat(idp.get("/Groups/" + group).json().at("/members").size()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /Users | { | invalidSyntax | body",
                "POST | /Users | [] | invalidSyntax | body",
                "POST | /Users | `` | invalidSyntax | body: nothing",
                "POST | /Users | {} trailing | invalidSyntax | body",
                "POST | /Users | {} | invalidValue | userName: nothing",
                "POST | /Users | {\"userName\":\"eve@nowhere.example\"} | invalidValue | userName: eve@nowhere.example",
                "POST | /Users | {\"userName\":\"a\\u0000b\"} | invalidValue | body",
                "POST | /Users | {\"userName\":\"a\\ud800\"} | invalidValue | body",
                "POST | /Groups | {} | invalidValue | displayName",
                "POST | /Groups | {\"displayName\":\"x\",\"members\":[{\"value\":\"nobody\"}]} | invalidValue | members: nobody",
                "PATCH | /Users/{account} | {} | invalidSyntax | Operations",
                "PATCH | /Users/{account} | {\"Operations\":[{\"op\":\"remove\"}]} | noTarget | Operations[0].path",
                "PATCH | /Users/{account} | {\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]} | invalidValue | userName: nothing",
            })
    void namesWhatIsWrong(String method, String path, String body, String scimType, String detail) {
        Answer answer = idp.send(method, path.replace("{account}", acme.account), body == null ? "" : body);
        isError(answer, 400, scimType);
        assertThat(answer.field("detail")).contains(detail).contains("expected: ");
    }

    @Test
    void turnsLargeBodiesAway() {
        isError(idp.post("/Users", "{\"userName\":\"" + "x".repeat(1024 * 1024) + "\"}"), 413, "");
    }

    @Test
    void opensToItsRolesAlone() {
        for (String role : List.of("owner", "helpdesk", "analyst", "auditor", "platform")) {
            Provisioner other = new Provisioner(replica, acme, role);
            for (String path : List.of("/Users", "/Groups", "/Users/" + acme.account, "/Schemas")) {
                isError(other.get(path), 403, "");
            }
            isError(other.post("/Users", idp.user("eve")), 403, "");
            isError(other.send("DELETE", "/Users/" + acme.account, ""), 403, "");
        }
        assertThat(new Provisioner(replica, acme, "admin").get("/Users").status())
                .isEqualTo(200);
        assertThat(replica.api.get("/scim/v2/Users").status()).isEqualTo(401);
        assertThat(acme.get("directory", "/v1/accounts").status()).isEqualTo(403);
        assertThat(acme.post("directory", "/v1/accounts", "{}").status()).isEqualTo(403);
        assertThat(acme.post("directory", acme.passwords(), "{\"label\":\"x\"}").status())
                .isIn(403, 404);
    }

    @Test
    void letsNoTenantReachAnother() {
        String berta = idp.create("berta");
        String group = idp.group("Sales", berta);
        Provisioner stranger = new Provisioner(replica, new Acme(replica), "directory");
        String off = "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]";
        for (String path : List.of("/Users/" + berta, "/Groups/" + group)) {
            isError(stranger.get(path), 404, "");
            isError(stranger.patch(path, off), 404, "");
            isError(stranger.send("PUT", path, stranger.user("eve").replace("\"emails\"", "\"x\"")), 404, "");
            isError(stranger.send("DELETE", path, ""), 404, "");
        }
        assertThat(Provisioner.ids(stranger.get("/Users"))).containsExactly(stranger.acme.account);
        assertThat(Provisioner.ids(stranger.get("/Groups"))).isEmpty();
        assertThat(Provisioner.ids(stranger.filter("Users", "id eq \"%s\"".formatted(berta))))
                .isEmpty();
        assertThat(Provisioner.ids(stranger.filter("Users", "externalId eq \"berta\"")))
                .isEmpty();
        assertThat(Provisioner.ids(stranger.filter("Groups", "members eq \"%s\"".formatted(berta))))
                .isEmpty();
        isError(stranger.post("/Users", idp.user("eve")), 400, "invalidValue");
        isError(
                stranger.post("/Groups", "{\"displayName\":\"x\",\"members\":[{\"value\":\"%s\"}]}".formatted(berta)),
                400,
                "invalidValue");
        assertThat(stranger.post("/Users", stranger.user("berta")).status()).isEqualTo(201);
        assertThat(idp.get("/Users/" + berta).json().get("active").asBoolean()).isTrue();
    }

    @Test
    void saysWhatItCanDo() {
        Answer config = idp.get("/ServiceProviderConfig");
        assertThat(config.json().at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.json().at("/filter/maxResults").asInt()).isEqualTo(200);
        assertThat(config.json().at("/bulk/supported").asBoolean()).isFalse();
        JsonNode schemas = idp.get("/Schemas").json();
        assertThat(schemas.get("totalResults").asInt()).isEqualTo(3);
        assertThat(idp.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                        .field("name"))
                .isEqualTo("User");
        assertThat(idp.get("/ResourceTypes").json().at("/Resources/0/endpoint").asString())
                .isEqualTo("/Users");
        assertThat(idp.get("/ResourceTypes/Group").field("endpoint")).isEqualTo("/Groups");
        isError(idp.get("/ResourceTypes/Device"), 404, "");
        isError(idp.get("/Bulk"), 404, "");
    }

    @Test
    void takesAWholeCompany() throws Exception {
        int people = 500;
        long start = System.nanoTime();
        try (ExecutorService connections = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> made = IntStream.range(0, people)
                    .mapToObj(i -> connections.submit(() -> idp.post("/Users", idp.user("p" + i))))
                    .toList();
            for (Future<Answer> each : made) {
                assertThat(each.get().status()).isEqualTo(201);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("provisioned %d users in %d ms%n", people, took.toMillis());
        assertThat(idp.get("/Users?count=0").json().get("totalResults").asInt()).isEqualTo(people + 1);
    }
}
