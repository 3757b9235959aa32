package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the logs of the old system to a documented device. */
class MigrationIT {
    private static final String LOGS = "/v1/migration/sign-in-logs";
    private static final String DEVICES = "/v1/migration/devices";
    private static final String PROGRESS = "/v1/migration/progress";

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private Answer upload(String roles, String path, String type, String body) {
        String[] headers = Stream.concat(Stream.of(acme.as(roles)), Stream.of("Content-Type", type))
                .toArray(String[]::new);
        return replica.api.send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Answer uploadGzip(byte[] body, String... coding) {
        String[] headers = Stream.of(acme.as("admin"), new String[] {"Content-Type", "application/gzip"}, coding)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return replica.api.send("POST", LOGS, body, headers);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private String row(String user, String app, String agent, Instant at) {
        return "\"%s\",\"%s\",\"%s\",\"%s\",\"192.0.2.7\",\"Success\"\n".formatted(at, user, app, agent);
    }

    private String exported() {
        return "\ufeff\"Date (UTC)\",\"Username\",\"Client app\",\"User agent\",\"IP address\",\"Status\"\n"
                + row(acme.login, "IMAP4", "Thunderbird/115.8.0", yesterday)
                + row(acme.login, "IMAP4", "Thunderbird/115.9.0", yesterday.plusSeconds(60))
                + row(acme.login, "Authenticated SMTP", "bizhub C258 scanner", yesterday.minus(Duration.ofDays(20)))
                + row("bob@" + acme.domain, "POP3", "", yesterday.minus(Duration.ofDays(90)))
                + row(acme.login, "Browser", "Firefox", yesterday)
                + "\"" + yesterday + "\",\"hunter2 hunter3\",\"IMAP4\",\"\",\"\",\"Success\"\n"
                + "\"not closed\n";
    }

    private Answer imported() {
        Answer answer = upload("admin", LOGS, "text/csv; charset=utf-8", exported());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private String device(String query) {
        Answer found = acme.get("helpdesk", DEVICES + "?" + query);
        assertThat(found.json().at("/items")).as(found.text()).hasSize(1);
        return found.field("items/0/id");
    }

    private Answer change(String id, String body) {
        return acme.patch("admin", DEVICES + "/" + id, body);
    }

    /** Without the time at which they were counted. */
    private JsonNode counts() {
        ObjectNode counts = (ObjectNode) acme.get("admin", PROGRESS).json();
        assertThat(Instant.parse(counts.remove("countedAt").asString())).isBeforeOrEqualTo(Instant.now());
        return counts;
    }

    private String stateOf(String id) {
        return acme.get("auditor", DEVICES + "/" + id).field("state");
    }

    private void refuses(String id, String body, String state, String... allowed) {
        Answer answer = change(id, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.field("errors/0/given")).isEqualTo(state);
        assertThat(answer.field("errors/0/expected")).contains(allowed);
    }

    @Test
    void takesADeviceAllTheWay() {
        imported();
        String id = device("login=" + acme.login + "&protocol=imap&state=found");
        refuses(id, "{\"state\":\"configured\"}", "found", "issued (by a credential)", "notNeeded");
        Issued password = acme.issue("{\"label\":\"Laptop\",\"protocols\":[\"imap\",\"smtp\"]}");
        Answer linked = change(id, "{\"credential\":\"%s\"}".formatted(password.id()));
        assertThat(linked.field("state")).as(linked.text()).isEqualTo("issued");
        assertThat(linked.field("account")).isEqualTo(acme.account);
        refuses(id, "{\"state\":\"confirmed\"}", "issued", "confirmed (by itself)");
        assertThat(change(id, "{\"state\":\"configured\",\"note\":\"told Anna\"}")
                        .field("state"))
                .isEqualTo("configured");

        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        await().untilAsserted(() -> assertThat(stateOf(id)).isEqualTo("confirmed"));
        assertThat(device("state=confirmed")).isEqualTo(id);
        assertThat(acme.get("admin", DEVICES + "?state=configured").json().at("/items"))
                .isEmpty();
        refuses(id, "{\"state\":\"documented\"}", "confirmed", "oldWayDisabled");
        refuses(id, "{\"state\":\"configured\"}", "confirmed", "oldWayDisabled");
        assertThat(change(id, "{\"state\":\"confirmed\"}").status())
                .as("as it is")
                .isEqualTo(200);
        assertThat(change(id, "{\"state\":\"oldWayDisabled\"}").status())
                .as("nobody has switched it off, or says how")
                .isEqualTo(409);

        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"legacyDisabledFor\":[\"imap\"]}");
        assertThat(stateOf(id)).isEqualTo("oldWayDisabled");
        Answer documented = change(id, "{\"state\":\"documented\",\"note\":\"Laptop moved, see ticket 12\"}");
        assertThat(documented.field("state")).isEqualTo("documented");
        assertThat(documented.field("changedBy")).isEqualTo("s-person@" + acme.domain);
        refuses(id, "{\"state\":\"found\"}", "documented", "none");
        Answer progress = acme.get("analyst", PROGRESS);
        assertThat(progress.field("devices")).isEqualTo("3");
        assertThat(progress.field("done")).isEqualTo("1");
        assertThat(progress.field("percentDone")).isEqualTo("33");
        assertThat(progress.field("byState/documented")).isEqualTo("1");
        assertThat(progress.field("byState/found")).isEqualTo("2");
        assertThat(progress.field("byProtocol/imap/done")).isEqualTo("1");
        assertThat(progress.field("seenWithin7Days")).isEqualTo("1");
        assertThat(progress.field("seenWithin30Days")).isEqualTo("2");
        assertThat(progress.field("couldUseOAuth/yes")).isEqualTo("1");
        assertThat(progress.field("couldUseOAuth/no")).isEqualTo("1");
        assertThat(progress.field("couldUseOAuth/unknown")).isEqualTo("1");
        assertThat(progress.field("withoutAccount")).isEqualTo("1");
    }

    @Test
    void saysWhatWasInTheLogAndChangesNothingTheSecondTime() {
        Answer first = imported();
        assertThat(first.field("lines")).isEqualTo("7");
        assertThat(first.field("signIns")).isEqualTo("4");
        assertThat(first.field("devicesFound")).isEqualTo("3");
        assertThat(first.field("devicesNew")).isEqualTo("3");
        assertThat(first.field("accountsUnknown")).isEqualTo("1");
        assertThat(first.field("unknownLogins/0")).isEqualTo("bob@" + acme.domain);
        assertThat(first.field("notUnderstood")).isEqualTo("2");
        assertThat(first.field("examples/0/line")).isEqualTo("7");
        assertThat(first.field("examples/1/line")).isEqualTo("8");
        assertThat(first.text()).doesNotContain("hunter2").doesNotContain("not closed\\n");
        String devices = acme.get("admin", DEVICES).text();
        JsonNode progress = counts();
        Answer second = imported();
        assertThat(second.field("devicesFound")).isEqualTo("3");
        assertThat(second.field("devicesNew")).isEqualTo("0");
        assertThat(acme.get("admin", DEVICES).text()).isEqualTo(devices);
        assertThat(counts()).isEqualTo(progress);
    }

    @Test
    void linksOnlyWhatTheDeviceCanUse() {
        imported();
        String laptop = device("protocol=imap");
        Issued revoked = acme.issue();
        acme.revoke(revoked);
        Issued smtp = acme.issue("{\"label\":\"x\",\"protocols\":[\"smtp\"]}");
        Acme other = new Acme(replica);
        Issued theirs = other.issue();
        String bobs = acme.register("bobs-colleague@" + acme.domain);
        String password = acme.post("admin", "/v1/accounts/" + bobs + "/app-passwords", "{\"label\":\"x\"}")
                .field("id");
        for (String wrong : List.of(revoked.id(), smtp.id(), theirs.id(), password, "none", "")) {
            Answer answer = change(laptop, "{\"credential\":\"%s\"}".formatted(wrong));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.wrongFields()).containsExactly("credential");
        }
        assertThat(change(device("protocol=pop3"), "{\"credential\":\"%s\"}".formatted(smtp.id()))
                        .status())
                .as("nobody has that login")
                .isEqualTo(409);
        upload("admin", LOGS, "text/plain", mailLine(acme.login, "198.51.100.7"));
        Issued good = acme.issue();
        String both = acme.get("admin", DEVICES + "?protocol=imap")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.get("id").asString())
                .map(each -> change(each, "{\"credential\":\"%s\"}".formatted(good.id()))
                        .status())
                .toList()
                .toString();
        assertThat(both).as("an app password is for one device").isIn("[200, 409]", "[409, 200]");
        assertThat(change(device("protocol=smtp"), "{\"credential\":\"%s\"}".formatted(good.id()))
                        .field("state"))
                .as("which may speak several protocols")
                .isEqualTo("issued");
    }

    private String mailLine(String login, String address) {
        return "%s mail dovecot: imap-login: Login: user=<%s>, method=PLAIN, rip=%s, lip=192.0.2.1, TLS, session=<x>\n"
                .formatted(yesterday, login, address);
    }

    @Test
    void confirmsByTheDevicesOwnProtocolAlone() {
        imported();
        Issued password = acme.issue();
        String laptop = device("protocol=imap");
        String scanner = device("protocol=smtp");
        change(laptop, "{\"credential\":\"%s\"}".formatted(password.id()));
        change(scanner, "{\"credential\":\"%s\",\"state\":\"configured\"}".formatted(password.id()));
        acme.signIn(password.secret());
        acme.forwardAuth(replica, password.secret());
        await().untilAsserted(() -> assertThat(stateOf(laptop)).isEqualTo("confirmed"));
        assertThat(stateOf(scanner)).isEqualTo("configured");
        Answer off = change(laptop, "{\"state\":\"oldWayDisabled\",\"note\":\"taken out of the old passdb\"}");
        assertThat(off.field("state")).isEqualTo("oldWayDisabled");
        assertThat(acme.signIn(password.secret()).field("result"))
                .as("the app password works on")
                .isEqualTo("accepted");
        assertThat(change(laptop, "{\"state\":\"documented\"}").field("state")).isEqualTo("documented");
    }

    @Test
    void noticesWhatComesBack() {
        imported();
        String id = device("protocol=imap");
        Issued password = acme.issue();
        change(id, "{\"credential\":\"%s\"}".formatted(password.id()));
        Answer gone = change(id, "{\"state\":\"notNeeded\",\"note\":\"sold\"}");
        assertThat(gone.field("state")).isEqualTo("notNeeded");
        assertThat(gone.field("credential")).isEmpty();
        refuses(id, "{\"credential\":\"%s\"}".formatted(password.id()), "notNeeded", "found");
        String later = Instant.now().plusSeconds(3600).toString();
        upload(
                "admin",
                LOGS,
                "text/csv",
                exported() + row(acme.login, "IMAP4", "Thunderbird/115.9.0", Instant.parse(later)));
        assertThat(acme.get("admin", DEVICES + "/" + id).field("cameBack")).isEqualTo("true");
        assertThat(acme.get("admin", PROGRESS).field("cameBack")).isEqualTo("1");
        assertThat(change(id, "{\"state\":\"found\"}").field("state")).isEqualTo("found");
        // What took long to count, as on a busy machine, is told again for a while.
        await().untilAsserted(() ->
                assertThat(acme.get("admin", PROGRESS).field("cameBack")).isEqualTo("0"));
    }

    @Test
    void isForThoseWhoMayAndWithinTheirTenant() {
        imported();
        String id = device("protocol=imap");
        Acme other = new Acme(replica);
        for (String roles : List.of("helpdesk", "analyst", "auditor", "owner", "directory", "platform")) {
            assertThat(upload(roles, LOGS, "text/csv", exported()).status())
                    .as(roles)
                    .isEqualTo(403);
            assertThat(upload(roles, LOGS, "text/plain", "x").status())
                    .as(roles)
                    .isEqualTo(403);
            assertThat(acme.patch(roles, DEVICES + "/" + id, "{\"note\":\"x\"}").status())
                    .as(roles)
                    .isEqualTo(403);
        }
        for (String path : List.of(DEVICES, DEVICES + "/" + id, PROGRESS)) {
            for (String roles : List.of("admin", "helpdesk", "analyst", "auditor")) {
                assertThat(acme.get(roles, path).status()).as(roles).isEqualTo(200);
            }
            for (String roles : List.of("owner", "directory", "platform")) {
                assertThat(acme.get(roles, path).status()).as(roles).isEqualTo(403);
            }
            assertThat(replica.api.get(path).status()).isEqualTo(401);
        }
        assertThat(other.get("admin", DEVICES).json().at("/items")).isEmpty();
        assertThat(other.get("admin", PROGRESS).field("devices")).isEqualTo("0");
        assertThat(other.get("admin", DEVICES + "/" + id).status()).isEqualTo(404);
        assertThat(other.get("admin", DEVICES + "?after=" + id).wrongFields()).containsExactly("after");
        assertThat(other.patch("admin", DEVICES + "/" + id, "{\"note\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        for (String type : List.of("application/xml", "text/html", "application/octet-stream")) {
            assertThat(upload("admin", LOGS, type, "x").status()).as(type).isEqualTo(415);
        }
        for (String empty : List.of("", "\n \n")) {
            assertThat(upload("admin", LOGS, "text/csv", empty).wrongFields()).containsExactly("body");
            assertThat(upload("admin", LOGS, "text/plain", empty).wrongFields()).containsExactly("body");
        }
        assertThat(upload("admin", LOGS, "text/csv", "User,IP\n").wrongFields())
                .containsExactly("Date (UTC)", "Client app");
        assertThat(upload("admin", LOGS + "?zone=Mars", "text/plain", "x").wrongFields())
                .containsExactly("zone");
        assertThat(upload("admin", LOGS + "?domain=a@b", "text/plain", "x").wrongFields())
                .containsExactly("domain");
        assertThat(upload("admin", LOGS + "?until=9999-01-01", "text/plain", "x")
                        .wrongFields())
                .containsExactly("until");
        assertThat(upload("admin", LOGS, "application/json", "[{").wrongFields())
                .containsExactly("body");
        assertThat(acme.get("admin", DEVICES + "?state=lost").wrongFields()).containsExactly("state");
        assertThat(acme.get("admin", DEVICES + "?login=%20&protocol=%00").wrongFields())
                .containsExactly("login", "protocol");
        imported();
        String id = device("protocol=imap");
        assertThat(change(id, "{}").wrongFields()).containsExactly("state");
        assertThat(change(id, "{\"state\":\"lost\"}").wrongFields()).containsExactly("state");
        assertThat(change(id, "{\"state\":\"lost\",\"note\":\"a\\u0000\"}").wrongFields())
                .containsExactly("state", "note");
        assertThat(change(id, "{\"note\":\"%s\"}".formatted("x".repeat(1_001))).wrongFields())
                .containsExactly("note");
        assertThat(change("none", "{\"note\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void turnsAwayWhatIsTooLargeBeforeItIsSent() {
        assertThat(RawConnection.statusLine(replica.api.port, tooLarge("Expect: 100-continue\r\n")))
                .contains(" 413 ");
    }

    /** By whoever does not read before all is sent. */
    @Test
    void turnsAwayWhatIsTooLargeWhileItIsSent() {
        assertThat(RawConnection.statusLineBehind(replica.api.port, tooLarge(""), 4))
                .contains(" 413 ");
    }

    private String tooLarge(String expectation) {
        return "POST " + LOGS + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + acme.as("admin")[1]
                + "\r\nContent-Type: text/plain\r\n" + expectation + "Content-Length: "
                + (50 * 1024 * 1024 + 1) + "\r\n\r\n";
    }

    @Test
    void endsAStreamThatIsTooLong() {
        byte[] line = "x".repeat(8_191).concat("\n").getBytes(StandardCharsets.UTF_8);
        int pieces = 50 * 1024 * 1024 / line.length;
        Answer answer = replica.api.stream(
                LOGS,
                () -> new SequenceInputStream(Collections.enumeration(Collections.nCopies(pieces + 8, line).stream()
                        .<InputStream>map(ByteArrayInputStream::new)
                        .toList())),
                Stream.concat(Stream.of(acme.as("admin")), Stream.of("Content-Type", "text/plain"))
                        .toArray(String[]::new));
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void readsAPackedFileOfManyFormsByHeaderAndByItself() throws IOException {
        String line = mailLine(acme.login, "192.0.2.7").strip();
        String text = "mail-1  | " + line + "\n"
                + "{\"log\":\"" + line + "\\n\",\"stream\":\"stdout\",\"time\":\"" + yesterday + "\"}\n"
                + "Mar  4 10:00:00 mx unknown-thing: " + line.substring(line.indexOf("imap-login")) + "\n";
        byte[] packed = gzip(text.getBytes(StandardCharsets.UTF_8));
        for (Answer answer : List.of(uploadGzip(packed), uploadGzip(packed, "Content-Encoding", "gzip"))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.field("lines")).isEqualTo("3");
            assertThat(answer.field("signIns")).isEqualTo("2");
            assertThat(answer.field("devicesFound")).isEqualTo("1");
            assertThat(answer.field("notUnderstood")).isEqualTo("1");
            assertThat(answer.field("examples/0/line")).isEqualTo("3");
        }
        byte[] cut = Arrays.copyOf(packed, packed.length - 9);
        assertThat(uploadGzip(cut, "Content-Encoding", "gzip").wrongFields()).containsExactly("body");
        assertThat(uploadGzip(packed, "Content-Encoding", "br").status()).isEqualTo(415);
    }

    @Test
    void refusesWhatUnpacksToTooMuch() throws IOException {
        byte[] bomb = gzip(new byte[60 * 1024 * 1024]);
        for (Answer answer : List.of(uploadGzip(bomb), uploadGzip(gzip(bomb), "Content-Encoding", "gzip"))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=<anna>", "user=<Anna>"})
    void addsTheDomainThatALogLeavesOut(String user) {
        String line = mailLine("x", "192.0.2.7").replace("user=<x>", user);
        assertThat(upload("admin", LOGS + "?domain=" + acme.domain, "text/plain", line)
                        .field("accountsUnknown"))
                .isEqualTo("0");
        assertThat(acme.get("admin", DEVICES).field("items/0/login")).isEqualTo(acme.login);
        assertThat(acme.get("admin", DEVICES).field("items/0/network")).isEqualTo("192.0.2.0/24");
    }

    @Test
    void losesNothingWhereTwoLogsAreReadAtOnce() throws Exception {
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            one.append(mailLine("user" + i % 60 + "@" + acme.domain, "192.0.2." + i % 7));
            other.append(mailLine("user" + i % 60 + "@" + acme.domain, "192.0.2." + (7 + i % 11)));
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Answer>> uploads = Stream.of(one, other)
                    .<Callable<Answer>>map(log -> () -> upload("admin", LOGS, "text/plain", log.toString()))
                    .toList();
            for (Future<Answer> each : threads.invokeAll(uploads)) {
                assertThat(each.get().status()).as(each.get().text()).isEqualTo(200);
            }
        }
        JsonNode devices = acme.get("admin", DEVICES + "?limit=500").json().at("/items");
        assertThat(devices)
                .hasSize(60)
                .allSatisfy(each -> assertThat(each.get("addresses")).hasSize(18));
    }

    @Test
    void takesAHundredThousandLinesAndPagesThroughWhatTheyShow() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            log.append(mailLine("user" + i % 250 + "@" + acme.domain, "192.0." + i % 2 + "." + i % 256));
        }
        Answer first = upload("admin", LOGS, "text/plain", log.toString());
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.field("lines")).isEqualTo("100000");
        assertThat(first.field("signIns")).isEqualTo("100000");
        assertThat(first.field("devicesNew")).isEqualTo("250");
        assertThat(upload("admin", LOGS, "text/plain", log.toString()).field("devicesNew"))
                .isEqualTo("0");
        List<String> logins = new java.util.ArrayList<>();
        String after = "";
        do {
            JsonNode page = acme.get("admin", DEVICES + after).json();
            page.at("/items").forEach(each -> logins.add(each.get("login").asString()));
            after = page.has("nextCursor") ? "?cursor=" + page.get("nextCursor").asString() : "";
        } while (!after.isEmpty());
        assertThat(logins).hasSize(250).isSorted().doesNotHaveDuplicates();
    }
}
