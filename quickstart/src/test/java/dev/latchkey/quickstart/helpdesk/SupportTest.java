package dev.latchkey.quickstart.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.quickstart.api.FakeService;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code issue}, {@code list}, {@code revoke} and {@code diagnose} before a service that answers as the real one does. */
class SupportTest {
    private static final String APP_PASSWORDS = "/v1/accounts/a-1/app-passwords";
    private static final String PHONE = """
            {"id":"p-1","account":"a-1","label":"Phone","state":"pending","protocols":["imap","smtp"],"services":[],\
            "networks":["10.1.2.0/24"],"activateBy":"2026-12-08T10:00:00Z","expiresAt":"2027-03-01T10:00:00Z"%s}""";
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, UTF_8), new Style(false));
    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService()
                .with("GET /v1/accounts?login=anna%40firma.example", 200, """
                        {"items":[{"id":"a-1","login":"anna@firma.example","state":"active"}]}""")
                .with("GET /v1/accounts?login=nobody%40firma.example", 200, "{\"items\":[]}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private String shown() {
        return shown.toString(UTF_8);
    }

    private int issue(String... arguments) throws Exception {
        return new IssueCommand(screen, service.api(), NOW).run(List.of(arguments));
    }

    @Test
    void issuesAndShowsTheSecretOnce() throws Exception {
        service.with("POST " + APP_PASSWORDS, 201, PHONE.formatted(",\"secret\":\"abcd-efgh-ijkl-mnop\""));
        assertThat(issue(
                        "anna@firma.example",
                        "Phone",
                        "--protocol",
                        "imap,smtp",
                        "--network=10.1.2.0/24",
                        "--expires",
                        "90d"))
                .isZero();
        assertThat(service.asked().getLast())
                .contains("\"label\":\"Phone\"")
                .contains("\"protocols\":[\"imap\",\"smtp\"]")
                .contains("\"networks\":[\"10.1.2.0/24\"]")
                .contains("\"expiresAt\":\"2027-03-01T10:00:00Z\"")
                .doesNotContain("services", "form");
        assertThat(shown())
                .containsOnlyOnce("abcd-efgh-ijkl-mnop")
                .contains("“Phone” of anna@firma.example: imap, smtp; any service; from 10.1.2.0/24")
                .contains("must be used before 2026-12-08 10:00; good until 2027-03-01 10:00")
                .contains("./latchkey revoke p-1");
    }

    @Test
    void issuesForProgramsToo() throws Exception {
        String issued = PHONE.formatted(",\"secret\":\"abcd-efgh-ijkl-mnop\"");
        service.with("POST " + APP_PASSWORDS, 201, issued);
        issue("anna@firma.example", "Phone", "--json");
        assertThat(shown()).isEqualToIgnoringNewLines(issued);
    }

    @Test
    void saysWhoseLoginIsNobodys() {
        assertThatThrownBy(() -> issue("nobody@firma.example", "Phone"))
                .hasMessage("login: nobody@firma.example (expected: the login of an account;"
                        + " ./latchkey list shows them)");
        assertThatThrownBy(() -> issue("anna@firma.example"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("issue LOGIN LABEL");
        assertThat(service.asked()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void listsAccountsAndAppPasswords() throws Exception {
        service.with("GET /v1/accounts?limit=200", 200, """
                        {"items":[{"login":"anna@firma.example","state":"active","displayName":"Anna\\u001b[2J"}]}""")
                .with("GET " + APP_PASSWORDS, 200, "{\"items\":[" + PHONE.formatted("") + "]}");
        var list = new ListCommand(screen, service.api(), NOW);
        assertThat(list.run(List.of())).isZero();
        assertThat(shown()).contains("anna@firma.example").contains("Anna?[2J");
        list.run(List.of("anna@firma.example"));
        assertThat(shown()).contains("p-1  pending    “Phone”; imap, smtp").contains("never used");
    }

    @Test
    void revokesByTheIdAlone() throws Exception {
        service.with("GET /v1/app-passwords?id=p-1", 200, "{\"items\":[" + PHONE.formatted("") + "]}")
                .with("POST " + APP_PASSWORDS + "/p-1/revoke", 200, PHONE.formatted(""));
        var revoke = new RevokeCommand(screen, List.of(service.api()));
        assertThat(revoke.run(List.of("p-1", "--reason", "left in a train"))).isZero();
        assertThat(service.asked().getLast()).endsWith("{\"reason\":\"left in a train\"}");
        assertThat(shown()).contains("“Phone” is revoked: no replica lets it in any more");

        service.with("POST " + APP_PASSWORDS + "/p-1/revoke", 202, PHONE.formatted(""));
        assertThat(revoke.run(List.of("p-1"))).isEqualTo(RevokeCommand.NOT_TOLD);
        assertThat(shown()).contains("saved");
        service.with("GET /v1/app-passwords?id=p%2F2", 200, "{\"items\":[]}");
        assertThatThrownBy(() -> revoke.run(List.of("p/2"))).hasMessageStartingWith("id: p/2 (expected:");
    }

    @Test
    void revokesWhosesoeverTenantItIs() throws Exception {
        try (var other = new FakeService().with("GET /v1/app-passwords?id=p-1", 200, "{\"items\":[]}")) {
            service.with("GET /v1/app-passwords?id=p-1", 200, "{\"items\":[" + PHONE.formatted("") + "]}")
                    .with("POST " + APP_PASSWORDS + "/p-1/revoke", 200, PHONE.formatted(""));
            assertThat(new RevokeCommand(screen, List.of(other.api(), service.api())).run(List.of("p-1")))
                    .isZero();
            assertThat(other.asked()).noneMatch(request -> request.startsWith("POST"));
        }
    }

    @Test
    void diagnosesInWords() throws Exception {
        String failure = """
                {"reason":"revoked","explanation":"It was revoked.","remedy":"Issue another.","times":3,
                 "since":"2026-12-01T08:00:00Z","at":"2026-12-01T09:00:00Z","protocol":"imap","service":"mail",
                 "frontDoor":"mail","address":"192.0.2.7","client":"Thunderbird"%s}""";
        String path = "GET /v1/accounts/a-1/diagnosis";
        service.with(path, 200, "{\"summary\":\"It failed.\",\"failures\":[" + failure.formatted("") + "]}");
        var diagnose = new DiagnoseCommand(screen, service.api(), NOW);
        assertThat(diagnose.run(List.of("anna@firma.example"))).isEqualTo(DiagnoseCommand.FAILS);
        assertThat(shown())
                .contains("anna@firma.example: It failed.")
                .contains("2026-12-01 09:00, 3 times since 2026-12-01 08:00, imap at mail from 192.0.2.7, Thunderbird")
                .contains("It was revoked.")
                .contains("→ Issue another.");

        String works = failure.formatted(",\"workedSince\":\"2026-12-01T09:30:00Z\"");
        service.with(path, 200, "{\"summary\":\"It works.\",\"failures\":[" + works + "]}");
        assertThat(diagnose.run(List.of("anna@firma.example"))).isZero();
        assertThat(shown()).contains("Works again since 2026-12-01 09:30");
    }
}
