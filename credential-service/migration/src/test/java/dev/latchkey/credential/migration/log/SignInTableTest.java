package dev.latchkey.credential.migration.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.upload.Lines;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.IpAddress;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTableTest {
    /** As the portal writes it, some columns left out; one stands there twice, and one has a space behind it. */
    private static final String HEADER =
            "\"Date (UTC)\",\"Request ID\",\"User agent\",\"User\",\"Username\",\"Incoming token type\",\"Application\","
                    + "\"Application ID \",\"Resource\",\"IP address\",\"Status\",\"Sign-in error code\",\"Client app\","
                    + "\"Incoming token type\"\n";

    private static final LogTimes TIMES =
            new LogTimes(ZoneOffset.UTC, Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), ZoneOffset.UTC));

    private static String row(String time, String agent, String user, String address, String status, String app) {
        return "\"%s\",\"r-1\",\"%s\",\"Anna\",\"%s\",\"none\",\"Office 365 Exchange Online\",\"0000\",\"x\",\"%s\",%s,\"%s\",\"none\"\n"
                .formatted(time, agent, user, address, status, app);
    }

    private static String anna(String app) {
        return row("2026-03-04T10:00:00Z", "Microsoft Office/14.0", "Anna@acme.example", "192.0.2.7", "Success,0", app);
    }

    private static List<LogEntryReading> read(String text) {
        return new SignInTable(TIMES, null)
                .read(new Lines(new StringReader(text)))
                .map(ParsedLine::reading)
                .toList();
    }

    private static LogObservation only(String text) {
        return ((LogEntryReading.Found) read(text).getFirst()).observation();
    }

    @Test
    void readsWhatThePortalExports() {
        assertThat(read(HEADER + anna("IMAP4")))
                .containsExactly(new LogEntryReading.Found(new LogObservation(
                        new LoginName("anna@acme.example"),
                        "imap",
                        "Microsoft Office/14.0",
                        IpAddress.parse("192.0.2.7"),
                        Instant.parse("2026-03-04T10:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "IMAP4, imap",
        "POP3, pop3",
        "Authenticated SMTP, smtp",
        "Exchange ActiveSync, activesync",
        "Exchange Web Services, ews",
        "MAPI Over HTTP, mapi",
        "Other clients, other"
    })
    void knowsTheLegacyClients(String app, String protocol) {
        assertThat(only(HEADER + anna(app)).protocol()).isEqualTo(protocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Browser", "Mobile Apps and Desktop clients", ""})
    void leavesModernClientsAlone(String app) {
        assertThat(read(HEADER + anna(app))).containsExactly(new LogEntryReading.Other());
    }

    @Test
    void leavesOutWhatFailed() {
        String failed = anna("IMAP4").replace("Success,0", "Failure,50126");
        String inGerman = anna("IMAP4").replace("Success,0", "Erfolg,0");
        assertThat(read(HEADER + failed)).containsExactly(new LogEntryReading.Other());
        assertThat(only(HEADER + inGerman).protocol()).isEqualTo("imap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-04T10:00:00Z",
                "2026-03-04T10:00:00.000Z",
                "2026-03-04 10:00:00",
                "3/4/2026, 10:00:00 AM"
            })
    void readsTheTimesOfExports(String time) {
        assertThat(only(HEADER + anna("IMAP4").replace("2026-03-04T10:00:00Z", time))
                        .at())
                .isEqualTo("2026-03-04T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:51000, 192.0.2.7",
        "2001:db8::1, 2001:db8::1",
        "[2001:db8::1]:443, 2001:db8::1"
    })
    void readsAddressesWithAndWithoutAPort(String given, String address) {
        assertThat(only(HEADER + anna("IMAP4").replace("192.0.2.7", given)).address())
                .hasToString(address);
    }

    @Test
    void takesColumnsInAnyOrderAndByTheNamesOfOtherExports() {
        String text = "clientAppUsed;userPrincipalName;createdDateTime\nPOP;anna@acme.example;2026-03-04T10:00:00Z\n";
        assertThat(only(text))
                .isEqualTo(new LogObservation(
                        new LoginName("anna@acme.example"), "pop3", null, null, Instant.parse("2026-03-04T10:00:00Z")));
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        String secret = "hunter2 with spaces";
        List<LogEntryReading> readings = read(HEADER
                + anna("IMAP4").replace("Anna@acme.example", secret)
                + anna("IMAP4").replace("2026-03-04T10:00:00Z", "soon")
                + anna("IMAP4").replace("2026-03-04T10:00:00Z", "+999999999-01-01T00:00:00Z")
                + "\"open\n"
                + anna("IMAP4"));
        assertThat(readings).hasSize(5);
        assertThat(readings.subList(0, 4)).hasOnlyElementsOfType(LogEntryReading.Unclear.class);
        assertThat(readings.getLast()).isInstanceOf(LogEntryReading.Found.class);
        assertThat(readings.toString()).doesNotContain("hunter2");
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertThatThrownBy(() -> read("User;Client app\nx;y"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields())
                                .extracting(FieldProblem::field)
                                .containsExactly("Date (UTC)"));
    }
}
