package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What all lists, changes and refusals of the management API have in common. */
class ApiStyleIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    /** The ids of all items, two at a time. */
    private List<String> ids(String role, String path) {
        List<String> ids = new ArrayList<>();
        String list = path + (path.contains("?") ? "&" : "?") + "limit=2";
        Answer page = acme.get(role, list);
        while (true) {
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            List<JsonNode> items = page.items().toList();
            assertThat(items).hasSizeLessThanOrEqualTo(2);
            items.forEach(each -> ids.add(each.get("id").asString()));
            if (!page.json().has("nextCursor")) {
                return ids;
            }
            page = acme.get(role, list + "&cursor=" + page.field("nextCursor"));
        }
    }

    @Test
    void passesThroughAccountsAndAppPasswords() {
        List<String> issued = Stream.generate(() -> acme.issue().id()).limit(5).toList();
        assertThat(ids("auditor", acme.passwords())).isEqualTo(issued);
        List<String> accounts = new ArrayList<>(List.of(acme.account));
        IntStream.range(0, 4)
                .mapToObj(i -> acme.register("b" + i + "@" + acme.domain))
                .forEach(accounts::add);
        assertThat(ids("auditor", "/v1/accounts")).isEqualTo(accounts);
        assertThat(ids("auditor", "/v1/accounts?login=b1@" + acme.domain)).containsExactly(accounts.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/tenants", "/v1/front-doors", "/v1/leak-reporters", "/v1/security-event-transmitters"})
    void passesThroughWhatIsTheInstallations(String path) {
        new CredentialTenant(replica).samples().fill("edge-1 scanner-7 idp-7");
        assertThat(ids("platform", path)).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts?limit=0, limit",
        "/v1/accounts?limit=501, limit",
        "/v1/accounts?limit=many, limit",
        "/v1/accounts?cursor=nonsense, cursor",
        "/v1/accounts?cursor=MR8wHzA, cursor",
        "/v1/accounts?login=a&login=b, login",
        "/v1/accounts?after=x, after",
        "/v1/app-passwords/overdue?after=x, after",
        "/v1/migration/devices?cursor=MR8w, cursor",
        "/v1/migration/devices?state=lost, state",
        "/v1/migration/progress?verbose=true, verbose",
        "/v1/me?a=b, a"
    })
    void refusesParametersThatItDoesNotKnow(String path, String parameter) {
        Answer answer = acme.get("admin", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(parameter);
    }

    @Test
    void ignoresParametersOfProvisioningClients() {
        assertThat(acme.get("directory", "/scim/v2/Users?aadOptscim062020=true").status())
                .isEqualTo(200);
    }

    @Test
    void changesOnlyTheVersionThatTheClientHasSeen() {
        changesWhatWasSeen("/v1/tenants/" + acme.tenant, "{\"appPasswordsEnabled\":true}");
        changesWhatWasSeen("/v1/accounts/" + acme.account, "{\"legacyDisabledFor\":[\"pop3\"]}");
    }

    private void changesWhatWasSeen(String path, String change) {
        String seen = acme.get("admin", path).header("ETag");
        assertThat(seen).matches("\"[0-9]+\"");
        Answer changed = replica.api.patch(path, change, with("If-Match", seen));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        assertThat(replica.api.patch(path, change, with("If-Match", seen)).status())
                .as("seen by then")
                .isEqualTo(412);
        assertThat(replica.api.patch(path, change, with("If-Match", "7")).status())
                .as("no tag")
                .isEqualTo(400);
        assertThat(replica.api.patch(path, change, with("If-Match", "*")).status())
                .isEqualTo(200);
    }

    private String[] with(String name, String value) {
        return ApiClient.with(acme.as("admin"), name, value);
    }

    @Test
    void movesOnlyTheAppPasswordThatTheClientHasSeen() {
        Issued password = acme.issue();
        String path = acme.passwords() + "/" + password.id();
        String seen = acme.get("helpdesk", path).header("ETag");
        Answer suspended = replica.api.post(path + "/suspend", "{}", with("If-Match", seen));
        assertThat(suspended.status()).as(suspended.text()).isEqualTo(200);
        assertThat(suspended.header("Latchkey-Published")).isEqualTo("true");
        assertThat(suspended.json().has("onRecord")).isFalse();
        for (String move : List.of("suspend", "resume", "revoke", "rotate", "pin")) {
            assertThat(replica.api
                            .post(path + "/" + move, "{}", with("If-Match", seen))
                            .status())
                    .as(move)
                    .isEqualTo(412);
        }
        Answer resumed = replica.api.post(path + "/resume", "{}", with("If-Match", suspended.header("ETag")));
        assertThat(resumed.field("state")).isEqualTo("pending");
        assertThat(acme.get("helpdesk", path).header("ETag")).isEqualTo(resumed.header("ETag"));
        assertThat(acme.get("helpdesk", acme.passwords() + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void removesOnlyTheFrontDoorThatTheClientHasSeen() {
        String path = "/v1/front-doors/"
                + acme.door("seen-" + acme.tenant, "\"imap\"", "").field("id");
        String[] stale = ApiClient.with(acme.as("platform"), "If-Match", "\"99\"");
        assertThat(replica.api.send("DELETE", path, new byte[0], stale).status())
                .isEqualTo(412);
        assertThat(acme.get("platform", path).header("ETag")).isEqualTo("\"1\"");
        assertThat(acme.delete("platform", path).status()).isEqualTo(204);
        assertThat(acme.get("platform", path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"signal\":\"mfaReset\",\"reason\":0} | reason | text",
                "{\"signal\":1} | signal | one of",
                "{\"signal\":\"mfaReset\",\"reason\":[]} | reason | text",
                "{\"signal\":\"mfaRest\"} | signal | mfaReset"
            })
    void takesJsonTypesForThemselves(String body, String field, String expected) {
        Answer answer = acme.post("admin", "/v1/accounts/" + acme.account + "/signals", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(answer.field("errors/0/expected")).contains(expected);
    }

    @Test
    void tellsEveryFieldOfAWrongTypeAtOnce() {
        Answer answer = acme.post(
                "admin",
                acme.passwords(),
                "{\"label\":7,\"protocols\":[\"imap\",null,1],\"expiresAt\":0,\"activateWithin\":3600,\"lable\":\"x\"}");
        assertThat(answer.wrongFields())
                .containsExactlyInAnyOrder(
                        "label", "protocols[1]", "protocols[2]", "expiresAt", "activateWithin", "lable");
        assertThat(answer.text()).doesNotContain("java", "String", "Instant");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /v1/accounts, 'GET, POST'",
        "DELETE, /v1/accounts, 'GET, POST'",
        "GET, /v1/app-passwords/revoke, POST",
        "DELETE, /scim/v2/ServiceProviderConfig, GET",
        "POST, /scim/v2/Schemas/x, GET",
        "GET, /scim/v2/Users/.search, POST",
        "DELETE, /scim/v2/Groups/.search, POST",
        "POST, /scim/v2/Users/x, 'DELETE, GET, PATCH, PUT'"
    })
    void saysWhichMethodsAPathHas(String method, String path, String allowed) throws IOException {
        String answer = raw(method, path);
        assertThat(answer).startsWith("HTTP/1.1 405").containsIgnoringCase("content-type: application/" + form(path));
        String allow = answer.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("allow:"))
                .findFirst()
                .orElseThrow();
        assertThat(allow.substring(6).strip().split(", *")).containsExactlyInAnyOrder(allowed.split(", "));
    }

    private static String form(String path) {
        return path.startsWith("/scim") ? "scim+json" : "problem+json";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/accounts/a%3Bb", "/v1/accounts/a%25b", "/v1/accounts/a%2Fb", "/scim/v2/Nothing"})
    void findsNothingAtPathsThatLeadNowhere(String path) throws IOException {
        assertThat(raw("GET", path)).startsWith("HTTP/1.1 404").containsIgnoringCase("application/" + form(path));
    }

    private String raw(String method, String path) throws IOException {
        try (Socket connection = new Socket("127.0.0.1", replica.api.port)) {
            String[] bearer = acme.as("admin,directory");
            String head =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n%s: %s\r\n\r\n"
                            .formatted(method, path, bearer[0], bearer[1]);
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
