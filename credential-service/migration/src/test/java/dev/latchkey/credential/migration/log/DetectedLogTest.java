package dev.latchkey.credential.migration.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.IpAddress;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that are told by their beginning. */
class DetectedLogTest {
    private static final String DOVECOT = "imap-login: Login: user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7,"
            + " lip=198.51.100.1, mpid=20, TLS, session=<x>";
    private static final LogTimes TIMES =
            new LogTimes(ZoneOffset.UTC, Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), ZoneOffset.UTC));
    private static final LogEntryReading ANNA = new LogEntryReading.Found(new LogObservation(
            new LoginName("anna@acme.example"),
            "imap",
            null,
            IpAddress.parse("192.0.2.7"),
            Instant.parse("2026-03-04T10:00:00Z")));
    private static final String ENTRA = """
            {"id":"1","createdDateTime":"2026-03-04T10:00:00Z","userDisplayName":"Anna",\
            "userPrincipalName":"Anna@acme.example","appDisplayName":"Office 365 Exchange Online",\
            "ipAddress":"192.0.2.7","clientAppUsed":"IMAP4","userAgent":null,\
            "status":{"errorCode":0,"failureReason":"Other."},"location":{"geoCoordinates":{"latitude":1.5}},\
            "appliedConditionalAccessPolicies":[{"id":"2","status":"x","grants":[{"a":[1]}]}]}""";

    private static List<ParsedLine> lines(String text, boolean table) {
        return new DetectedLog(TIMES, null, null, table)
                .read(new StringReader(text))
                .toList();
    }

    private static List<LogEntryReading> read(String text) {
        return lines(text, false).stream().map(ParsedLine::reading).toList();
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    private static String bytes(String text) {
        return Arrays.toString(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> objects() {
        String plain = escaped(DOVECOT);
        return List.of(
                """
                {"__REALTIME_TIMESTAMP":"1772618400000000","SYSLOG_IDENTIFIER":"dovecot","_PID":"71","MESSAGE":"%s"}""".formatted(plain),
                """
                {"MESSAGE":%s,"__REALTIME_TIMESTAMP":"1772618400000000","SYSLOG_IDENTIFIER":"dovecot"}""".formatted(bytes(DOVECOT)),
                """
                {"__REALTIME_TIMESTAMP":"1772618400000000","SYSLOG_IDENTIFIER":"7f3ab2c1d4e5","CONTAINER_NAME":"m",\
                "MESSAGE":"Mar 04 11:00:00 %s"}""".formatted(plain),
                """
                {"log":"Mar 04 11:00:00 %s\\n","stream":"stdout","time":"2026-03-04T10:00:00.000000000Z"}""".formatted(plain),
                """
                {"labels":{"app":"dovecot"},"line":"%s","timestamp":"2026-03-04T11:00:00+01:00"}""".formatted(plain),
                """
                {"@timestamp":"2026-03-04T10:00:00.000Z","host":{"name":"mx"},"process":{"name":"dovecot"},"message":"%s"}""".formatted(plain),
                """
                {"_index":"x","_source":{"@timestamp":"2026-03-04T10:00:00.000Z","message":"%s"}}""".formatted(plain),
                """
                {"timestamp":1772618400000,"message":"%s"}""".formatted(plain),
                """
                {"version":"1.1","host":"mx","short_message":"%s","timestamp":1772618400.0}""".formatted(plain),
                """
                {"_time":"2026-03-04T10:00:00Z","_msg":"%s","ident":"dovecot"}""".formatted(plain),
                """
                {"textPayload":"%s","timestamp":"2026-03-04T10:00:00Z"}""".formatted(plain),
                """
                {"@timestamp":"2026-03-04T10:00:00Z","syslogtag":"dovecot[71]:","message":"%s"}""".formatted(plain),
                """
                {"@timestamp":"2026-03-04T10:00:00Z","process":{"name":"imap-login"},"message":"%s"}""".formatted(plain.replace("imap-login: ", "")),
                """
                {"message":"Mar 04 10:00:00 mx dovecot: %s"}""".formatted(plain),
                """
                {"log":"{\\"@timestamp\\":\\"2026-03-04T10:00:00Z\\",\\"message\\":\\"%s\\"}","time":"2026-03-04T10:00:01Z"}""".formatted(plain),
                ENTRA,
                """
                {"time":"2026-03-04T10:09:00Z","category":"NonInteractiveUserSignInLogs","resultType":"0","properties":%s}""".formatted(ENTRA));
    }

    @Test
    void readsObjectsALineEach() {
        String text = String.join("\r\n", objects());
        assertThat(lines(text, false)).extracting(ParsedLine::number).last().isEqualTo((long)
                objects().size());
        assertThat(read(text))
                .hasSize(objects().size())
                .allSatisfy(each -> assertThat(each).isEqualTo(ANNA));
    }

    @Test
    void readsThemInAListAndOneAfterTheOther() {
        List<String> forms = new ArrayList<>(List.of(
                "[" + String.join(",\n", objects()) + "]",
                " [\n\n" + String.join(",", objects()) + "\n]\n",
                "{\"@odata.context\":\"x\",\"value\":[" + String.join(",", objects()) + "]}",
                "{\n \"records\": [" + String.join(",", objects()) + "]\n}",
                "{\"took\":1,\"hits\":{\"total\":{\"value\":1},\"hits\":[" + String.join(",", objects()) + "]}}",
                String.join("\n", objects()).replace("{\"", "{\n  \"")));
        forms.add("\u001e" + String.join("\n\u001e", objects()));
        forms.add("2026-03-04T11:00:00+01:00\tdocker.7f3ab2\t"
                + String.join("\n2026-03-04T11:00:00+01:00\tdocker.7f3ab2\t", objects()));
        forms.add("data: " + String.join("\n\ndata: ", objects()));
        forms.add("dovecot-1  | " + String.join("\ndovecot-1  | ", objects()));
        assertThat(forms)
                .allSatisfy(text -> assertThat(read(text))
                        .hasSize(objects().size())
                        .allSatisfy(each -> assertThat(each).isEqualTo(ANNA)));
    }

    @Test
    void readsPostfixWhereverItsNameStands() {
        String json = """
                {"__REALTIME_TIMESTAMP":"1772618400000000","SYSLOG_IDENTIFIER":"postfix/submission/smtpd",\
                "MESSAGE":"4bQlMg1Yz2zXk: client=x[192.0.2.7], sasl_method=PLAIN, sasl_username=anna@acme.example"}""";
        assertThat(read(json))
                .singleElement()
                .isInstanceOfSatisfying(
                        LogEntryReading.Found.class,
                        found -> assertThat(found.observation().protocol()).isEqualTo("smtp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"__REALTIME_TIMESTAMP\":\"1772618400000000\",\"MESSAGE\":null}",
                "{\"__REALTIME_TIMESTAMP\":\"1772618400000000\",\"SYSLOG_IDENTIFIER\":\"kernel\",\"MESSAGE\":\"imap-login:"
                        + " Login: user=<hunter2>, method=PLAIN\"}",
                "{\"message\":\"imap-login: Login: user=<hunter2>, method=PLAIN\"}",
                "{\"a\":\"hunter2\"}",
                "{\"hunter2\":",
                "{\"message\":{\"hunter2\":[]}}",
                "{\"createdDateTime\":\"hunter2\",\"userPrincipalName\":\"a@b.example\",\"clientAppUsed\":\"IMAP4\"}",
                "{\"createdDateTime\":\"2026-03-04T10:00:00Z\",\"userPrincipalName\":\"a@b.example\",\"clientAppUsed\":\"x\"}",
            })
    void countsObjectsThatItDoesNotUnderstand(String object) {
        assertThat(read("Mar  4 10:00:00 mx dovecot: " + DOVECOT + "\n" + object))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        LogEntryReading.Unclear.class,
                        unclear -> assertThat(unclear.reason()).doesNotContain("hunter2"));
    }

    @Test
    void countsWhatIsTooLargeOrTooDeep() {
        String large = "[{\"message\":\"" + "x".repeat(300_000) + "\"}, " + ENTRA + "]";
        assertThat(read(large)).containsExactly(new LogEntryReading.Unclear("it is too long"), ANNA);
        String deep = "{\"message\":\"hi\"}";
        for (int i = 0; i < 6; i++) {
            deep = "{\"message\":\"" + deep.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        }
        assertThat(read(deep)).containsExactly(new LogEntryReading.Unclear("it is nested too deep"));
    }

    @Test
    void saysThatThereIsMoreElsewhere() {
        String page = "{\"@odata.nextLink\":\"https://graph.microsoft.com/x\",\"value\":[" + ENTRA + "]}";
        assertThat(read(page))
                .containsExactly(
                        new LogEntryReading.Unclear("it leads to another page, which is not in this file"), ANNA);
    }

    @Test
    void leavesAloneWhatOthersOfEntraDo() {
        assertThat(read("[" + ENTRA.replace("IMAP4", "Browser") + ","
                        + ENTRA.replace("\"errorCode\":0", "\"errorCode\":50126")
                        + ",{\"createdDateTime\":\"2026-03-04T10:00:00Z\",\"servicePrincipalId\":\"1\"}]"))
                .hasOnlyElementsOfType(LogEntryReading.Other.class)
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",{\"a\":", "}", ",[[[", ",\"\u0001\"]"})
    void refusesADocumentThatBreaksOff(String end) {
        assertThatThrownBy(() -> read("[" + ENTRA + end)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(400);
            assertThat(problem.fields().getFirst().given()).isEqualTo("broken JSON behind object 1");
        });
    }

    @Test
    void knowsATableByItsFirstLine() {
        String table =
                "sep=;\nBenutzername;Datum (UTC);Client-App;Status\nanna@acme.example;2026-03-04T10:00:00Z;IMAP4;Erfolg";
        assertThat(lines(table, true)).isEqualTo(lines(table, false)).hasSize(1);
        assertThat(read(table).getFirst()).isInstanceOf(LogEntryReading.Found.class);
        assertThat(lines(ENTRA, true)).extracting(ParsedLine::reading).containsExactly(ANNA);
    }

    @Test
    void readsAFileOfManyThings() {
        String text = "Attaching to dovecot-1\n"
                + "dovecot-1  | Mar 04 10:00:00 " + DOVECOT + "\n"
                + objects().getFirst() + "\n"
                + "Mar  4 10:00:00 mx sshd[1]: hello\n"
                + ENTRA + "\n";
        assertThat(lines(text, false)).extracting(ParsedLine::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(read(text))
                .containsExactly(
                        new LogEntryReading.Unclear("it does not begin with a time"),
                        ANNA,
                        ANNA,
                        new LogEntryReading.Other(),
                        ANNA);
    }

    @Property(tries = 300)
    void answersAnyText(@ForAll String text, @ForAll boolean table) {
        for (String begin : List.of("", "{", "[{", "{\"message\":\"", "{\"value\":[", "[{\"message\":[")) {
            try {
                assertThat(lines(begin + text, table))
                        .allSatisfy(line -> assertThat(line.number()).isPositive());
            } catch (ProblemException refused) {
                assertThat(refused.fields()).isNotEmpty();
            }
        }
    }
}
