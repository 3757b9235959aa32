package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.audit.RunningAudit;
import dev.latchkey.audit.Sent;
import dev.latchkey.audit.TestTokens;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.events.Event;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogApiIT {
    private static final String OTHERS_AUDITOR = TestTokens.of("other", "aud@other.example", "auditor");
    private static final String OWNER = TestTokens.of("acme", "Ann@acme.example", "owner");
    private static final String PLATFORM = TestTokens.of("", "ops", "platform");

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private static MongoClient client;
    private static LogFixture log;
    private static RunningAudit audit;
    private static long written;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("audit");
        client = MongoClients.create(database.connectionString());
        log = new LogFixture(client.getDatabase(database.name()));
        for (int i = 0; i < 6; i++) {
            write(Sent.signIn("acme", "ann@acme.example"));
        }
        write(Sent.signIn("acme", "bob@acme.example", SignInResult.REFUSED, SignInReason.MISTYPED, "2001:db8::7"));
        write(Sent.signIn("acme", "=cmd,\"x\"", SignInResult.REFUSED, SignInReason.ACCOUNT_UNKNOWN, "198.51.100.9"));
        write(Sent.signIn("other", "ann@acme.example"));
        write(Sent.signIn("_unassigned", "who@nowhere.example"));
        write(Sent.revoked("acme", "cred-1", "admin-1"));
        write(Sent.revoked("other", "cred-2", "admin-2"));
        write(Sent.claim("acme", "ann@acme.example", "s-Ann@acme.example", "bound"));
        write(Sent.claim("acme", "ann@acme.example", "s-bob", "refused"));
        write(Sent.claim("other", "ann@acme.example", "s-eve", "bound"));
        write(Sent.claim("acme", "bob@acme.example", "s-bob", "bound"));
        write(Sent.claim("acme", "bob@acme.example", "s-bob", "released"));
        audit = new RunningAudit(directory, database);
    }

    @AfterAll
    static void stop() {
        audit.close();
        client.close();
        database.close();
    }

    private static void write(Event event) {
        written++;
        log.append(List.of(Sent.nth(written, event).received()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 8",
        "login=ANN@acme.example, 6",
        "account=acc-bob@acme.example, 1",
        "credential=cred-bob@acme.example, 1",
        "result=refused, 2",
        "reason=mistyped, 1",
        "protocol=imap, 8",
        "protocol=smtp, 0",
        "address=192.0.2.7, 6",
        "address=192.0.2.0/24, 6",
        "address=0.0.0.0/0, 7",
        "address=2001:db8::/32, 1",
        "address=2001:db9::/32, 0",
        "from=2026-11-20T08:00:00.007Z, 2",
        "to=2026-11-20T08:00:00.007Z, 6",
        "from=2026-11-20T08:00:00.002Z&to=2026-11-20T08:00:00.004Z, 2",
        "from=2026-11-20T09:00:00.007%2B01:00, 2",
        "result=refused&address=198.51.100.0/24, 1"
    })
    void filters(String query, int expected) {
        assertThat(audit.count("/v1/sign-ins?" + query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result=letIn",
                "address=1.2.3.4/40",
                "from=now",
                "limit=-1",
                "cursor=abc",
                "tenant=other",
                "login=",
                "login=a&login=b",
                "from=2026-11-20T09:00:00Z&to=2026-11-20T08:00:00Z"
            })
    void badFilterIsAProblemThatNamesIt(String query) {
        String expected = query.contains("to=") ? "to" : query.substring(0, query.indexOf('='));
        for (String path : List.of("/v1/sign-ins?", "/v1/sign-ins/export?")) {
            audit.get(path + query, RunningAudit.AUDITOR)
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo(expected);
        }
    }

    @Test
    void pagesNewestFirstAndIsNotConfusedByNewEntries() {
        for (int i = 0; i < 5; i++) {
            write(Sent.signIn("paged", "ann@paged.example"));
        }
        String auditor = TestTokens.of("paged", "aud", "auditor");
        List<String> times = new ArrayList<>();
        JsonNode page = audit.json("/v1/sign-ins?limit=2", auditor);
        write(Sent.signIn("paged", "ann@paged.example"));
        for (int i = 0; i < 5 && page.has("nextCursor"); i++) {
            page.path("items").forEach(item -> times.add(item.path("time").asString()));
            page = audit.json(
                    "/v1/sign-ins?limit=2&cursor=" + page.path("nextCursor").asString(), auditor);
        }
        page.path("items").forEach(item -> times.add(item.path("time").asString()));

        assertThat(times)
                .hasSize(5)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void tenantsSeeNothingOfEachOther() {
        String ofAcme = Sent.nth(1, Sent.signIn("acme", "x")).id().toString();

        assertThat(tenants("/v1/sign-ins", OTHERS_AUDITOR)).containsOnly("other");
        assertThat(tenants("/v1/sign-ins?login=ann@acme.example", OTHERS_AUDITOR))
                .containsOnly("other");
        assertThat(tenants("/v1/audit-events", OTHERS_AUDITOR)).containsOnly("other");
        assertThat(tenants("/v1/audit-events?subject=cred-1", OTHERS_AUDITOR)).isEmpty();
        audit.get("/v1/sign-ins/" + ofAcme, OTHERS_AUDITOR).expectStatus().isNotFound();
        audit.get("/v1/sign-ins/" + ofAcme, RunningAudit.AUDITOR).expectStatus().isOk();
        assertThat(text("/v1/sign-ins/export", OTHERS_AUDITOR)).doesNotContain("\"tenant\":\"acme\"");
        assertThat(text("/v1/audit-events/export", OTHERS_AUDITOR))
                .contains("cred-2")
                .doesNotContain("cred-1");
    }

    @Test
    void cursorOfAnotherTenantDoesNotOpenIt() {
        String cursor = audit.json("/v1/sign-ins?limit=1", RunningAudit.AUDITOR)
                .path("nextCursor")
                .asString();

        assertThat(tenants("/v1/sign-ins?cursor=" + cursor, OTHERS_AUDITOR)).doesNotContain("acme");
    }

    @Test
    void ownerSeesTheSignInsOfTheirOwnAccountOnly() {
        assertThat(audit.json("/v1/sign-ins", OWNER).path("items").valueStream())
                .hasSize(6)
                .allMatch(item -> item.path("login").asString().equals("ann@acme.example"))
                .allMatch(item -> item.path("tenant").asString().equals("acme"));
        assertThat(audit.json("/v1/sign-ins?login=bob@acme.example", OWNER).path("items"))
                .isEmpty();
        String bobs = Sent.nth(7, Sent.signIn("acme", "x")).id().toString();
        audit.get("/v1/sign-ins/" + bobs, OWNER).expectStatus().isNotFound();
        assertThat(text("/v1/sign-ins/export", OWNER)).doesNotContain("bob@acme.example");
        audit.get("/v1/audit-events", OWNER).expectStatus().isForbidden();
        audit.get("/v1/audit-events/export", OWNER).expectStatus().isForbidden();
        audit.get("/v1/sign-ins", TestTokens.of("acme", "", "owner"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void ownerSeesNothingOfWhomTheirTokenCallsThem() {
        for (String identity : List.of("bob", "eve", "ann@acme.example")) {
            audit.get("/v1/sign-ins", TestTokens.of("acme", identity, "owner"))
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void platformSeesWhatIsNobodysAndNoTenant() {
        assertThat(tenants("/v1/sign-ins", PLATFORM)).containsOnly("_unassigned");
        assertThat(tenants("/v1/audit-events", PLATFORM)).isEmpty();
    }

    @Test
    void tokenThatClaimsToBeOfNoTenantGetsNothing() {
        audit.get("/v1/sign-ins", TestTokens.of("_unassigned", "x", "auditor"))
                .expectStatus()
                .isForbidden();
        audit.get("/v1/sign-ins", TestTokens.of("", "x", "auditor"))
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/producer-gaps", "/v1/log-shards", "/v1/log-shards/verification"})
    void onlyAuditorAndPlatformLookAfterTheLogItself(String path) {
        audit.get(path, RunningAudit.AUDITOR).expectStatus().isOk();
        audit.get(path, PLATFORM).expectStatus().isOk();
        for (String role : List.of("owner", "admin", "helpdesk", "analyst", "nobody")) {
            audit.get(path, TestTokens.of("acme", "x", role)).expectStatus().isForbidden();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sign-ins",
                "/v1/sign-ins/019a9f00-0000-7000-8000-000000000001",
                "/v1/sign-ins/export",
                "/v1/audit-events",
                "/v1/audit-events/export",
                "/v1/producer-gaps",
                "/v1/log-shards",
                "/v1/log-shards/verification"
            })
    void nothingIsToldWithoutATokenOrRole(String path) {
        audit.client().get().uri(path).exchange().expectStatus().isUnauthorized();
        audit.get(path, TestTokens.of("acme", "x", "nobody")).expectStatus().isForbidden();
    }

    @Test
    void helpersOfATenantSeeItsLog() {
        for (String role : List.of("admin", "helpdesk", "analyst", "auditor")) {
            assertThat(tenants("/v1/sign-ins", TestTokens.of("acme", "x", role)))
                    .containsOnly("acme");
            assertThat(tenants("/v1/audit-events", TestTokens.of("acme", "x", role)))
                    .containsOnly("acme");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "type=dev.latchkey.app-password.revoked.v1, 1",
        "type=dev.latchkey.policy.changed.v1, 0",
        "subject=cred-1, 1",
        "actor=admin-1, 1",
        "actor=admin-2, 0",
        "to=2026-11-20T08:00:00Z, 0"
    })
    void filtersAuditEvents(String query, int expected) {
        assertThat(audit.count("/v1/audit-events?" + query)).isEqualTo(expected);
    }

    @Test
    void showsWhoSentAnEventAndItsNumberThere() {
        assertThat(text("/v1/audit-events?subject=cred-1", RunningAudit.AUDITOR))
                .containsPattern("\"producer\":\"credential-service/test/[0-9a-f-]{36}\",\"sequence\":\"[1-9][0-9]*\"");
    }

    @Test
    void signInTypeIsNoAuditEvent() {
        audit.get("/v1/audit-events?type=dev.latchkey.sign-in.recorded.v1", RunningAudit.AUDITOR)
                .expectStatus()
                .isBadRequest();
        audit.get("/v1/audit-events?login=x", RunningAudit.AUDITOR)
                .expectStatus()
                .isBadRequest();
        audit.get("/v1/sign-ins/nonsense", RunningAudit.AUDITOR).expectStatus().isBadRequest();
    }

    @Test
    void exportsNdjson() {
        String[] lines = text("/v1/sign-ins/export?format=ndjson&result=refused", RunningAudit.AUDITOR)
                .split("\n");

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                new JsonMapper().readTree(line).path("result").asString())
                        .isEqualTo("refused"));
    }

    @Test
    void exportsCsvThatNoSpreadsheetExecutes() {
        String csv = text("/v1/sign-ins/export?format=csv&reason=accountUnknown", RunningAudit.AUDITOR);

        assertThat(csv.split("\r\n")).hasSize(2);
        assertThat(csv).startsWith("time,id,tenant,result,reason,login,").contains(",\"'=cmd,\"\"x\"\"\",");
    }

    @Test
    void exportOfNothingHasItsHeaderLine() {
        assertThat(text("/v1/audit-events/export?format=csv&actor=none", RunningAudit.AUDITOR)
                        .split("\r\n"))
                .hasSize(1);
        assertThat(text("/v1/audit-events/export?actor=none", RunningAudit.AUDITOR))
                .isEmpty();
        audit.get("/v1/sign-ins/export?format=xml", RunningAudit.AUDITOR)
                .expectStatus()
                .isBadRequest();
    }

    private static String text(String path, String token) {
        String body = audit.get(path, token)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    private static List<String> tenants(String path, String token) {
        return audit.json(path, token)
                .path("items")
                .valueStream()
                .map(item -> item.path("tenant").asString())
                .distinct()
                .toList();
    }
}
