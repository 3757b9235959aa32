package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.audit.RunningAudit;
import dev.latchkey.audit.Sent;
import dev.latchkey.audit.TestTokens;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that may look at a thousand entries for a request, before a log of twelve thousand of which one is rare. */
class SearchBudgetIT {
    private static final int ENTRIES = 12_000;
    private static final int RARE = 1_500;
    private static final String OTHERS_AUDITOR = TestTokens.of("other", "aud@other.example", "auditor");

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private static MongoClient client;
    private static RunningAudit audit;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("audit");
        client = MongoClients.create(database.connectionString());
        LogFixture log = new LogFixture(client.getDatabase(database.name()));
        for (int n = 1; n <= ENTRIES; n += 1_000) {
            log.append(LongStream.range(n, n + 1_000)
                    .mapToObj(SearchBudgetIT::entry)
                    .toList());
        }
        log.append(List.of(
                Sent.nth(ENTRIES + 1, Sent.signIn("other", "eve@other.example")).received()));
        audit = new RunningAudit(
                directory,
                database,
                "--latchkey.signing.unsigned=accept",
                "--latchkey.search.documents=1000",
                "--latchkey.search.within=1m",
                "--latchkey.audit.exports-per-tenant=1",
                "--latchkey.audit.export-stalled=10s");
    }

    private static ReceivedEvent entry(long n) {
        return n == RARE
                ? Sent.nth(n, Sent.signIn("acme", "bob", SignInResult.REFUSED, SignInReason.MISTYPED, "2001:db8::7"))
                        .received()
                : Sent.nth(n, Sent.signIn("acme", "ann")).received();
    }

    @AfterAll
    static void stop() {
        audit.close();
        client.close();
        database.close();
    }

    @Test
    void saysHowFarItCameAndGoesOnFromThere() {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = audit.json("/v1/sign-ins?result=refused", RunningAudit.AUDITOR);
        while (page.has("nextCursor")) {
            pages.add(page);
            String cursor = page.path("nextCursor").asString();
            page = audit.json("/v1/sign-ins?result=refused&cursor=" + cursor, RunningAudit.AUDITOR);
        }
        pages.add(page);

        assertThat(pages.getFirst().path("items")).isEmpty();
        assertThat(Instant.parse(pages.getFirst().path("searchedBackTo").asString()))
                .isEqualTo(Sent.EIGHT.plusMillis(ENTRIES - 999));
        assertThat(pages).hasSize(ENTRIES / 1_000 + 1);
        assertThat(pages.stream().flatMap(each -> each.path("items").valueStream()))
                .singleElement()
                .satisfies(found -> assertThat(found.path("login").asString()).isEqualTo("bob"));
        assertThat(pages.getLast().has("searchedBackTo")).isFalse();
    }

    @Test
    void findsAtOnceWhatAnIndexLeadsTo() {
        for (String filter : List.of("login=bob", "credential=cred-bob", "address=2001:db8::7&result=refused")) {
            JsonNode page = audit.json("/v1/sign-ins?" + filter, RunningAudit.AUDITOR);
            assertThat(page.path("items")).hasSize(1);
            assertThat(page.has("nextCursor")).isFalse();
        }
        assertThat(audit.json("/v1/sign-ins?login=nobody", RunningAudit.AUDITOR).has("searchedBackTo"))
                .isFalse();
    }

    @Test
    void exportsToTheEndWhateverTheBudget() {
        String refused = audit.get("/v1/sign-ins/export?result=refused", RunningAudit.AUDITOR)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(refused).contains("\"login\":\"bob\"").containsOnlyOnce("\n");
    }

    /** Whoever does not read what they asked for keeps an export going, which is their tenant's only one. */
    @Test
    void exportOfOneTenantLeavesRoomForOthers() throws Exception {
        try (Socket slow = unread("/v1/sign-ins/export")) {
            audit.get("/v1/sign-ins/export", RunningAudit.AUDITOR)
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectHeader()
                    .exists("Retry-After");
            audit.get("/v1/sign-ins/export", OTHERS_AUDITOR).expectStatus().isOk();
            assertThat(audit.json("/v1/sign-ins", OTHERS_AUDITOR).path("items")).hasSize(1);
            assertThat(audit.json("/v1/sign-ins", RunningAudit.AUDITOR).path("items"))
                    .hasSize(50);
        }
        isExportedAgain();
    }

    @Test
    void exportThatNobodyTakesEnds() throws Exception {
        try (Socket stalled = unread("/v1/sign-ins/export")) {
            isExportedAgain();
            assertThat(stalled.isClosed()).isFalse();
        }
    }

    private static void isExportedAgain() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> audit.get("/v1/audit-events/export", RunningAudit.AUDITOR)
                        .expectStatus()
                        .isOk());
    }

    /** Has asked, and has read the first byte of the answer. */
    private static Socket unread(String path) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", audit.port()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + RunningAudit.AUDITOR
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo('H');
        return socket;
    }
}
