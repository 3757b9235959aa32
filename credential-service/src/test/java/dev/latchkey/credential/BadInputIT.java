package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }

    private Answer door(String path, byte[] body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Latchkey-Door-Key";
        all[headers.length + 1] = acme.key;
        return replica.doors.send("POST", path, body, all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "[]", "", "{\"what\":1}", "{\"label\":\"x\"} trailing", "\u0000"})
    void tellsWhatIsNoRequest(String body) {
        isProblem(replica.api.post(acme.passwords(), body, acme.as("admin")), 400);
        isProblem(replica.api.post("/v1/tenants", body, acme.as("platform")), 400);
        isProblem(replica.api.post("/v1/front-doors", body, acme.as("platform")), 400);
        isProblem(replica.api.post("/v1/accounts", body, acme.as("admin")), 400);
        isProblem(door("/v1/sign-ins", body.getBytes(StandardCharsets.UTF_8)), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networks[0] | {\"label\":\"x\",\"networks\":[\"10.0.0.0/33\"]}",
                "networks[1] | {\"label\":\"x\",\"networks\":[\"10.0.0.0/8\",\"10.0.0.1/8\"]}",
                "networks[0] | {\"label\":\"x\",\"networks\":[null]}",
                "protocols[0] | {\"label\":\"x\",\"protocols\":[null]}",
                "label | {\"label\":\"a\\u0000b\"}",
                "label | {\"label\":\"a\\ud800b\"}",
                "label | {\"label\":\"  \"}",
                "expiresAt | {\"label\":\"x\",\"expiresAt\":\"+1000000000-12-31T23:59:59Z\"}",
                "expiresAt | {\"label\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
                "expiresAt | {\"label\":\"x\",\"expiresAt\":\"tomorrow\"}",
                "activateWithin | {\"label\":\"x\",\"activateWithin\":\"P91D\"}",
                "activateWithin | {\"label\":\"x\",\"activateWithin\":\"a week\"}",
                "form | {\"label\":\"x\",\"form\":\"huge\"}",
                "colour | {\"label\":\"x\",\"colour\":\"red\"}",
            })
    void namesTheFieldThatIsWrong(String field, String body) {
        Answer answer = replica.api.post(acme.passwords(), body, acme.as("admin"));
        isProblem(answer, 400);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(replica.api.get(acme.passwords(), acme.as("admin")).items()).isEmpty();
    }

    @Test
    void namesTheWrongFieldOfAChange() {
        String account = "/v1/accounts/" + acme.account;
        assertThat(acme.patch("admin", account, "{\"legacyDisabledFor\":[null]}")
                        .wrongFields())
                .containsExactly("legacyDisabledFor[0]");
        isProblem(acme.patch("admin", account, "{\"state\":\"dead\"}"), 400);
        isProblem(acme.patch("admin", "/v1/tenants/" + acme.tenant, "{}"), 400);
        assertThat(acme.post("admin", "/v1/accounts", "{\"login\":\"%s\"}".formatted("a".repeat(10_000)))
                        .wrongFields())
                .containsExactly("login");
        assertThat(acme.post("admin", "/v1/accounts", "{\"login\":\"eve@nowhere.example\"}")
                        .wrongFields())
                .containsExactly("login");
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 1024 * 1024})
    void turnsLargeBodiesAway(int size) {
        String large = "{\"login\":\"" + "x".repeat(size) + "\"}";
        byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
        isProblem(door("/v1/sign-ins", bytes), 413);
        isProblem(door("/v1/doors/dovecot/passdb", bytes), 413);
        isProblem(replica.api.post("/v1/accounts", large, acme.as("admin")), 413);
    }

    @Test
    void readsABodyOfJustTheLimit() {
        String start = "{\"login\":\"anna\",\"secret\":\"";
        String end = "\",\"protocol\":\"imap\"}";
        String body = start + "x".repeat(64 * 1024 - start.length() - end.length()) + end;
        Answer answer = door("/v1/sign-ins", body.getBytes(StandardCharsets.UTF_8));
        isProblem(answer, 400);
        assertThat(answer.wrongFields()).containsExactly("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/sign-ins HTTP/1.1\r\nHost: x\r\nX-Large: LARGE\r\n\r\n",
                "GET /LARGE HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "POST /v1/sign-ins HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /v1/sign-ins HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/sign-ins HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            })
    void answersBrokenHttpWithAClientError(String bytes) {
        String line = RawConnection.statusLine(replica.doors.port, bytes.replace("LARGE", "x".repeat(64 * 1024)));
        assertThat(line).matches("HTTP/1\\.[01] 4\\d\\d .*");
        assertThat(replica.doors.post("/v1/sign-ins", "{}").status())
                .as("it goes on")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "400, NONSENSE~~",
        "401, POST /v1/sign-ins HTTP/1.1~Host: x~Connection: close~Content-Length: 2~~{}",
        "413, POST /v1/sign-ins HTTP/1.1~Host: x~Content-Length: 4000000~~",
        "414, GET /LARGE HTTP/1.1~Host: x~~"
    })
    void answersDoorsThatGoOnSendingBeforeTheyRead(int status, String begin) {
        String bytes = begin.replace("~", "\r\n").replace("LARGE", "x".repeat(40_000));
        assertThat(RawConnection.statusLineBehind(replica.doors.port, bytes, 4)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void answersABareRequestOfEveryDoorWithoutItsKey() {
        assertThat(replica.doors.post("/v1/sign-ins", "{}").status()).isEqualTo(401);
        assertThat(replica.doors
                        .get("/v1/doors/forward-auth", "Authorization", "Basic YTpi")
                        .status())
                .isEqualTo(503);
        assertThat(replica.doors
                        .get("/v1/doors/nginx-mail", "Auth-Protocol", "imap")
                        .header("Auth-Error-Code"))
                .isEqualTo("451 4.3.0");
        assertThat(replica.doors.post("/v1/doors/dovecot/passdb", "{}").status())
                .isEqualTo(503);
        assertThat(replica.doors
                        .post("/v1/doors/dovecot/policy?command=allow", "{}")
                        .field("status"))
                .as("the passdb says it")
                .isEqualTo("0");
        for (String path : List.of("/v1/sign-ins", "/v1/doors/dovecot/passdb", "/v1/doors/dovecot/policy")) {
            Answer wrong = replica.doors.post(path, "{}", "X-Latchkey-Door-Key", "lkd_" + "A".repeat(43));
            assertThat(wrong.status()).as(path).isIn(401, 503, 200);
            assertThat(wrong.text()).doesNotContain("lkd_");
        }
    }

    @Test
    void knowsItsPathsAndMethods() {
        assertThat(replica.doors.get("/").status()).isEqualTo(404);
        assertThat(replica.doors.get("/v1/accounts").status()).isEqualTo(404);
        assertThat(replica.doors.get("/actuator/health").status()).isEqualTo(404);
        assertThat(replica.doors.get("/v1/sign-ins").status()).isEqualTo(405);
        assertThat(replica.doors.post("/v1/doors/nginx-mail", "{}").status()).isEqualTo(405);
    }

    @Test
    void writesNoFurtherLineIntoAnything() {
        String evil = "anna%0d%0aAuth-Status:%20OK";
        Answer nginx = replica.doors.get(
                "/v1/doors/nginx-mail",
                "X-Latchkey-Door-Key",
                acme.key,
                "Auth-Method",
                "plain",
                "Auth-User",
                evil,
                "Auth-Pass",
                "x",
                "Auth-Protocol",
                "imap");
        assertThat(nginx.header("Auth-Status")).isEqualTo("[AUTHENTICATIONFAILED] Authentication failed");
        assertThat(nginx.headers().allValues("Auth-Status")).hasSize(1);
        String body =
                "{\"login\":\"%s\",\"secret\":\"x\",\"protocol\":\"imap\",\"client\":\"a\\r\\nInjected: yes\\u0000\"}"
                        .formatted(acme.login);
        assertThat(door("/v1/sign-ins", body.getBytes(StandardCharsets.UTF_8)).field("result"))
                .isEqualTo("refused");
        assertThat(TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class))
                .singleElement()
                .satisfies(each -> assertThat(each.client()).isEqualTo("aInjected: yes"));
    }

    @Test
    void letsAPersonInWhoseNameIsWrittenOtherwise() {
        String login = "\u7528\u6237@" + acme.domain;
        String account = acme.register(login);
        String secret = replica.api
                .post("/v1/accounts/" + account + "/app-passwords", "{\"label\":\"x\"}", acme.as("admin"))
                .field("secret");
        Acme.SECRETS.add(secret);
        String bytes = new String(login.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String request = """
            GET /v1/doors/nginx-mail HTTP/1.0\r
            Auth-Method: plain\r
            Auth-User: %s\r
            Auth-Pass: %s\r
            Auth-Protocol: imap\r
            X-Latchkey-Door-Key: %s\r
            \r
            """.formatted(bytes, secret, acme.key);
        String answer = RawConnection.everything(replica.doors.port, request);
        assertThat(answer).contains("Auth-Status: OK").contains("Auth-User: " + bytes + "\r\n");
    }
}
