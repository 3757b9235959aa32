package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, the answer is a clear problem or the door's own refusal, and the next attempt goes through. */
@Journey
class BadInputJourneyIT {

    private static final String AT_HOME = "127.0.5.1";
    private static final String LONG = "x".repeat(10_000);

    private static WholeSystem system;
    private static Acme acme;
    private static JsonDoor door;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        door = acme.jsonDoor();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "malformed     | 400 | {\"login\":",
                "not an object | 400 | [1, 2]",
                "unknown field | 400 | {\"login\":\"a@acme.example\",\"secret\":\"s\",\"protocol\":\"imap\",\"admin\":true}",
                "wrong type    | 400 | {\"login\":{\"a\":1},\"secret\":\"s\",\"protocol\":\"imap\"}",
                "no protocol   | 400 | {\"login\":\"a@acme.example\",\"secret\":\"s\"}",
                "bad address   | 400 | {\"login\":\"a@acme.example\",\"secret\":\"s\",\"protocol\":\"imap\",\"address\":\"10.0.0.300\"}",
                "long login    | 400 | {\"login\":\"LONG@acme.example\",\"secret\":\"s\",\"protocol\":\"imap\"}",
                "other door's  | 403 | {\"login\":\"a@acme.example\",\"secret\":\"s\",\"protocol\":\"sieve\"}",
            })
    void jsonDoorNamesWhatIsWrong(String what, int status, String body) throws IOException {
        var answer = door.send(body.replace("LONG", LONG).getBytes(StandardCharsets.UTF_8))
                .expect(status);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    @Test
    void bytesThatAreNoTextAndBodiesThatAreTooLargeAreRefused() throws IOException {
        door.send(new byte[] {'{', (byte) 0xff, 0, '}'}).expect(400);
        door.send(("{\"login\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8))
                .expect(413);
        door.send("{}".getBytes(StandardCharsets.UTF_8), "lkd_wrong").expect(401);
    }

    @Test
    void strangeSecretsAndClientsAreRecordedHarmlessly() throws IOException {
        var account = acme.account("strange");
        for (var secret : List.of(LONG.substring(0, 1_000), "a\u0000b", "\r\nX-Injected: yes", "{\"$ne\":1}")) {
            assertThat(door.signIn(acme.issue(account, "Any").in(AT_HOME).typing(secret), "imap"))
                    .isEqualTo(Heard.REFUSED);
        }
        var good = acme.issue(account, "Label with ünusual \"signs\"").in("127.0.5.2");
        assertThat(door.signIn(good, "imap")).isEqualTo(Heard.ACCEPTED);
        assertThat(system.log().exactly(5, account))
                .extracting(entry -> entry.path("result").asString())
                .containsExactly("accepted", "refused", "refused", "refused", "refused");
    }

    @Test
    void apisNameTheFieldAndKnowWhoMay() {
        var api = system.api();
        var typo = Map.of("name", "Office", "ranges", List.of("10.0.0.0/33"));
        assertThat(api.post(Api.ADMIN, Port.POLICY, "/v1/named-locations", typo)
                        .expect(400)
                        .text())
                .contains("ranges", "10.0.0.0/33");
        assertThat(api.get(Api.AUDITOR, Port.AUDIT, "/v1/sign-ins?address=10.0.0.0/33")
                        .expect(400)
                        .text())
                .contains("address");
        api.post(Api.OWNER, Port.CREDENTIAL, "/v1/accounts", Map.of("login", "a@acme.example"))
                .expect(403);
        api.get(Api.OWNER, Port.AUDIT, "/v1/producer-gaps").expect(403);
        var foreign = acme.account("foreign");
        api.get("gus@globex.example", Port.CREDENTIAL, "/v1/accounts/" + foreign.id())
                .expect(404);
    }

    @Test
    void doorMaySpeakOnlyForItsTenantAndFromItsAddress() throws IOException {
        var elsewhere = doorOf("elsewhere", List.of("192.0.2.1/32"), Set.of());
        var account = acme.account("guarded");
        var device = acme.issue(account, "Phone").in(AT_HOME);
        elsewhere.ask(device, "imap").expect(401);
        var othersOnly = doorOf("others", List.of("127.0.0.1/32"), Set.of("globex"));
        othersOnly.ask(device, "imap").expect(403);
        assertThat(door.signIn(device, "imap")).isEqualTo(Heard.ACCEPTED);
        assertThat(system.log().exactly(2, account))
                .extracting(entry -> entry.path("reason").asString())
                .containsExactly("accepted", "doorNotAllowed");
    }

    private static JsonDoor doorOf(String name, List<String> connectsFrom, Set<String> tenants) {
        return new JsonDoor(acme.door(Map.<String, Object>of(
                "id",
                Acme.unique(name),
                "name",
                name,
                "protocols",
                List.of("imap"),
                "services",
                List.of("mail"),
                "connectsFrom",
                connectsFrom,
                "tenants",
                tenants)));
    }
}
