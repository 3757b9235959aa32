package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What provisioning clients send, and what public reports of such servers say that breaks them. */
class ScimClientsIT {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final Provisioner idp = new Provisioner(replica, acme, "directory");

    /** A client that gets a text back stops synchronising the user, and then nobody switches them off. */
    @Test
    void answersAManagerInTheFormOfTheSchemaHoweverItWasGiven() {
        Answer created = idp.post("/Users", """
                {"userName":"berta@%s","externalId":"b","%s":{"Manager":"m-1","department":"Sales"}}""".formatted(acme.domain, ENTERPRISE));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/" + ENTERPRISE + "/manager/value").asString())
                .isEqualTo("m-1");
        String berta = "/Users/" + created.field("id");
        Answer patched =
                idp.patch(berta, "[{\"op\":\"Add\",\"path\":\"%s:manager\",\"value\":\"m-2\"}]".formatted(ENTERPRISE));
        assertThat(patched.json().at("/" + ENTERPRISE + "/manager/value").asString())
                .isEqualTo("m-2");
        Answer refused =
                idp.patch(berta, "[{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"x\"}]".formatted(ENTERPRISE));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("scimType")).isEqualTo("invalidValue");
        assertThat(idp.get(berta).text()).isEqualTo(patched.text());
        assertThat(idp.send("PUT", berta, """
                {"userName":"berta@%s","%s":"x"}""".formatted(acme.domain, ENTERPRISE))
                        .status())
                .isEqualTo(400);
        assertThat(Provisioner.ids(idp.filter("Users", "%s:manager eq \"m-2\"".formatted(ENTERPRISE))))
                .hasSize(1);
    }

    @Test
    void keepsAddressesAndRoles() {
        Answer created = idp.post("/Users", """
                {"userName":"berta@%s","addresses":[{"type":"work","streetAddress":"Main 1\\nRear","country":"SE","primary":"True"}],
                 "roles":[{"primary":"True","value":"Admin"}],"profileUrl":"https://acme.example/berta"}""".formatted(acme.domain));
        assertThat(created.field("addresses/0/streetAddress")).isEqualTo("Main 1\nRear");
        assertThat(created.json().at("/addresses/0/primary").isBoolean()).isTrue();
        assertThat(created.field("roles/0/value")).isEqualTo("Admin");
        Answer patched = idp.patch("/Users/" + created.field("id"), """
                [{"op":"Replace","path":"addresses[type eq \\"work\\"].streetAddress","value":"Main 2"},
                 {"op":"Replace","path":"roles[primary eq \\"True\\"].value","value":"Reader"},
                 {"op":"Add","path":"addresses[type eq \\"home\\"].country","value":"NO"}]""");
        assertThat(patched.field("addresses/0/streetAddress")).isEqualTo("Main 2");
        assertThat(patched.field("addresses/1/country")).isEqualTo("NO");
        assertThat(patched.field("roles/0/value")).isEqualTo("Reader");
    }

    @Test
    void showsTheGroupsOfUsers() {
        String berta = idp.create("berta");
        String sales = idp.group("Sales", berta);
        idp.group("Others", acme.account);
        for (Answer shown : List.of(idp.get("/Users/" + berta), idp.patch("/Users/" + berta, """
                [{"op":"replace","path":"title","value":"Chief"}]"""))) {
            assertThat(shown.json().at("/groups").size()).isEqualTo(1);
            assertThat(shown.field("groups/0/value")).isEqualTo(sales);
            assertThat(shown.field("groups/0/display")).isEqualTo("Sales");
            assertThat(shown.field("groups/0/$ref")).endsWith("/scim/v2/Groups/" + sales);
        }
        assertThat(idp.filter("Users", "userName sw \"berta\"")
                        .json()
                        .at("/Resources/0/groups/0/value")
                        .asString())
                .isEqualTo(sales);
        assertThat(Provisioner.ids(idp.filter("Users", "groups.value eq \"%s\"".formatted(sales))))
                .containsExactly(berta);
        assertThat(Provisioner.ids(idp.filter("Users", "groups.display eq \"others\"")))
                .containsExactly(acme.account);
        assertThat(idp.get("/Users/" + berta + "?excludedAttributes=groups").text())
                .doesNotContain(sales);
        assertThat(idp.get("/Users?attributes=userName").text()).doesNotContain(sales);
        Answer put =
                idp.send("PUT", "/Users/" + berta, idp.user("berta").replace("\"active\"", "\"groups\":[],\"active\""));
        assertThat(put.field("groups/0/value")).isEqualTo(sales);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups", ""})
    void searchesByPost(String where) {
        String berta = idp.create("berta");
        String sales = idp.group("Berta's", berta);
        Answer found = idp.post(where + "/.search", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"displayName sw \\"berta\\"",
                 "attributes":["displayName"],"sortBy":"displayName","sortOrder":"descending","startIndex":1,"count":10}""");
        List<String> expected = switch (where) {
            case "/Users" -> List.of(berta);
            case "/Groups" -> List.of(sales);
            default -> List.of(sales, berta);
        };
        assertThat(Provisioner.ids(found)).containsExactlyElementsOf(expected);
        assertThat(found.json().get("totalResults").asInt()).isEqualTo(expected.size());
        assertThat(found.text()).doesNotContain("userName", "members");
        assertThat(idp.post(where + "/.search", "{\"filter\":\"displayName is 1\"}")
                        .field("scimType"))
                .isEqualTo("invalidFilter");
        assertThat(idp.post(where + "/.search", "{\"count\":0}").status()).isEqualTo(200);
    }

    @Test
    void sorts() {
        String cesar = idp.create("cesar");
        String berta = idp.create("berta");
        assertThat(Provisioner.ids(idp.get("/Users?sortBy=userName&sortOrder=descending")))
                .containsExactly(cesar, berta, acme.account);
        assertThat(Provisioner.ids(idp.get("/Users?sortBy=name.givenName&count=1&startIndex=2")))
                .containsExactly(cesar);
        String sales = idp.group("Sales");
        String crowd = idp.group("Crowd");
        assertThat(Provisioner.ids(idp.get("/Groups?sortBy=displayName"))).containsExactly(crowd, sales);
        assertThat(idp.get("/Users?sortBy=userName&sortOrder=up").status()).isEqualTo(400);
    }

    @Test
    void takesTheSlashThatClientsPutBehindPaths() {
        Answer created = idp.post("/Users/", idp.user("berta"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.field("meta/location")).endsWith("/scim/v2/Users/" + created.field("id"));
        assertThat(Provisioner.ids(idp.get("/Users/?filter=userName%20sw%20%22berta%22")))
                .hasSize(1);
        assertThat(idp.get("/Users/" + created.field("id") + "/").status()).isEqualTo(200);
        assertThat(idp.get("/Groups/").status()).isEqualTo(200);
        assertThat(idp.get("/ServiceProviderConfig/").status()).isEqualTo(200);
        assertThat(idp.send("DELETE", "/Users/" + created.field("id") + "/", "").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "POST,{}", "PUT,{}", "PATCH,{}", "DELETE,''"})
    void isNobodysMe(String method, String body) {
        Answer answer = idp.send(method, "/Me", body);
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.field("status")).isEqualTo("501");
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
    }

    @Test
    void takesBackWhoWasSwitchedOffUnderTheSameExternalId() {
        String berta = idp.create("berta");
        idp.patch("/Users/" + berta, "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]");
        String again = """
                {"userName":"birgit@%s","externalId":"berta","displayName":"Birgit"}""".formatted(acme.domain);
        Answer back = idp.post("/Users", again);
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(back.field("id")).isEqualTo(berta);
        assertThat(back.json().get("active").asBoolean()).isTrue();
        assertThat(back.field("userName")).isEqualTo("birgit@" + acme.domain);
        assertThat(idp.post("/Users", again).status())
                .as("who is active is there already")
                .isEqualTo(409);
    }

    /** Else a login that is given anew would come with somebody else's app passwords. */
    @Test
    void takesBackNobodyWhoIsCalledOtherwise() {
        String berta = idp.create("berta");
        idp.patch("/Users/" + berta, "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]");
        Answer other = idp.post("/Users", idp.user("berta", "another"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.field("scimType")).isEqualTo("uniqueness");
        assertThat(idp.post("/Users", "{\"userName\":\"berta@%s\"}".formatted(acme.domain))
                        .status())
                .isEqualTo(409);
        assertThat(idp.get("/Users/" + berta).json().get("active").asBoolean()).isFalse();
    }

    /** "active" that is taken away says nothing of whether somebody may sign in: they stay as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"remove\",\"path\":\"active\"}]",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":null}]",
                "[{\"op\":\"add\",\"value\":{\"active\":null}}]"
            })
    void letsNobodyInByTakingActiveAway(String operations) {
        Issued password = acme.issue();
        String anna = "/Users/" + acme.account;
        assertThat(idp.patch(anna, operations).json().get("active").asBoolean()).isTrue();
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        idp.patch(anna, "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]");
        assertThat(idp.patch(anna, operations).json().get("active").asBoolean()).isFalse();
        Awaitility.await()
                .until(() -> acme.signIn(password.secret()).field("result").equals("refused"));
    }
}
