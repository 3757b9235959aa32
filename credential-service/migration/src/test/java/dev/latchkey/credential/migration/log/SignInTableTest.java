package dev.latchkey.credential.migration.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.login.LoginName;
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

    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");

    private static String row(String time, String agent, String user, String address, String status, String app) {
        return "\"%s\",\"r-1\",\"%s\",\"Anna\",\"%s\",\"none\",\"Office 365 Exchange Online\",\"0000\",\"x\",\"%s\",%s,\"%s\",\"none\"\n"
                .formatted(time, agent, user, address, status, app);
    }

    private static String anna(String app) {
        return row("2026-03-04T10:00:00Z", "Microsoft Office/14.0", "Anna@acme.example", "192.0.2.7", "Success,0", app);
    }

    private static List<LogEntryReading> read(String text) {
        return new SignInTable(TIMES, null, UNTIL)
                .read(new StringReader(text))
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Datum (UTC),Benutzer,Benutzername,Client-App,IP-Adresse,Status,Benutzer-Agent,x",
                "Date (UTC),Utilisateur,Nom d’utilisateur,Application cliente,Adresse IP,Statut,Agent utilisateur,x",
                "Fecha (UTC),Usuario,Nombre de usuario,Aplicación cliente,Dirección IP,Estado,Agente de usuario,x",
                "Data (UTC),Utente,Nome utente,App client,Indirizzo IP,Stato,Agente utente,x",
                "Data (UTC),Usuário,Nome de usuário,Aplicativo cliente,Endereço IP,Estado,Agente do usuário,x",
                "Datum (UTC),Gebruiker,Gebruikersnaam,Client-app,IP-adres,Status,Gebruikersagent,x",
                "Data (UTC),Użytkownik,Nazwa użytkownika,Aplikacja kliencka,Adres IP,Stan,Agent użytkownika,x",
                "日付 (UTC),ユーザー,ユーザー名,クライアント アプリ,IP アドレス,状態,ユーザー エージェント,x",
                "日期 (UTC),用户,用户名,客户端应用,IP 地址,状态,用户代理,x",
                "TimeGenerated [UTC],User,UserPrincipalName,ClientAppUsed,IPAddress,x,UserAgent,ResultType",
                "CreatedDateTime,User,UserPrincipalName,ClientAppUsed,IPAddress,x,UserAgent,x",
            })
    void knowsTheColumnsOfOtherLanguages(String header) {
        String row = "2026-03-04T10:00:00Z,Anna,anna@acme.example,IMAP4,192.0.2.7,Success,Thunderbird,0\n";
        assertThat(read(header + "\n" + row))
                .containsExactly(new LogEntryReading.Found(new LogObservation(
                        new LoginName("anna@acme.example"),
                        "imap",
                        "Thunderbird",
                        IpAddress.parse("192.0.2.7"),
                        Instant.parse("2026-03-04T10:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({"Erfolg", "Réussite", "Correcto", "Operazione riuscita", "Sucesso", "Geslaagd", "成功", "SUCCESS"})
    void knowsSuccessInOtherLanguages(String word) {
        String header = "Date (UTC),Username,Client app,Status\n2026-03-04T10:00:00Z,anna@acme.example,IMAP4,";
        assertThat(read(header + word)).hasOnlyElementsOfType(LogEntryReading.Found.class);
    }

    @ParameterizedTest
    @CsvSource({"Failure", "Interrupted", "Fehler", "Échec", "Unterbrochen", "失败"})
    void knowsFailureInOtherLanguages(String word) {
        String header = "Date (UTC),Username,Client app,Status\n2026-03-04T10:00:00Z,anna@acme.example,IMAP4,";
        assertThat(read(header + word)).containsExactly(new LogEntryReading.Other());
    }

    @ParameterizedTest
    @CsvSource({
        "Authentifiziertes SMTP, smtp",
        "SMTP authentifié, smtp",
        "Andere Clients, other",
        "Autres clients, other",
        "Otros clientes, other",
    })
    void knowsClientAppsInOtherLanguages(String app, String protocol) {
        assertThat(only(HEADER + anna(app)).protocol()).isEqualTo(protocol);
    }

    @Test
    void countsWhatMightBeASignInByAPassword() {
        String word = "Date (UTC),Username,Client app,Status\n2026-03-04T10:00:00Z,anna@acme.example,IMAP4,";
        assertThat(read(HEADER + anna("IMAP5"))).hasOnlyElementsOfType(LogEntryReading.Unclear.class);
        assertThat(read(word + "Microsoft.Graph.PowerShell.Models.MicrosoftGraphSignInStatus"))
                .hasOnlyElementsOfType(LogEntryReading.Unclear.class);
        assertThat(read(HEADER + anna("IMAP4").replace("Success,0", "Success,?")))
                .hasOnlyElementsOfType(LogEntryReading.Unclear.class);
        assertThat(only(HEADER + anna("Mobile Apps and Desktop clients").replace("Microsoft Office/14.0", "BAV2ROPC"))
                        .protocol())
                .as("Exchange signs in for somebody who showed it a password")
                .isEqualTo("other");
    }

    @Test
    void readsQuotedCellsOverSeveralLinesAndTabs() {
        String text = "Date (UTC)\tUsername\tClient app\tFailure reason\r\n"
                + "2026-03-04T10:00:00Z\tanna@acme.example\tIMAP4\t\"a\r\nb\"\r\n"
                + "04.03.2026 10:00:00\tanna@acme.example\tIMAP4\t-\r\n"
                + "\"3/4/2026, 10:00:00.000 AM\"\tanna@acme.example\tIMAP4\t-\r\n"
                + "13/3/2026 10:00\tanna@acme.example\tIMAP4\t-\r\n";
        List<LogEntryReading> readings = read(text);
        assertThat(readings).hasSize(4);
        assertThat(readings.subList(0, 3)).containsOnly(readings.getFirst());
        assertThat(readings.getLast()).as("one of two days").isInstanceOf(LogEntryReading.Unclear.class);
    }

    @Test
    void readsExchangesReportOfSmtpAuth() {
        String text = "Sender address,Domain,Authentication Protocol,TLS 1.0,TLS 1.2,Messages sent\n"
                + "scanner@acme.example,acme.example,Basic,0,100,7\n"
                + "anna@acme.example,acme.example,OAuth,0,100,7\n"
                + "bob@acme.example,acme.example,Basic,0,100,0\n"
                + "hunter2 x,acme.example,Basic,0,100,7\n"
                + "carl@acme.example,acme.example,Quantum,0,100,7\n";
        LogObservation scanner = only(text);
        assertThat(scanner)
                .isEqualTo(new LogObservation(new LoginName("scanner@acme.example"), "smtp", null, null, UNTIL));
        assertThat(read(text).subList(1, 3)).containsOnly(new LogEntryReading.Other());
        assertThat(read(text).subList(3, 5)).hasOnlyElementsOfType(LogEntryReading.Unclear.class);
        assertThat(only("SenderAddress;TLS1.2;MessageCount\nscanner@acme.example;100;7\n"))
                .as("older ones do not say how")
                .isEqualTo(scanner);
    }

    @Test
    void asksWhenAReportEndsThatTellsNoTimes() {
        assertThatThrownBy(() -> new SignInTable(TIMES, null, null)
                        .read(new StringReader("Sender address,TLS 1.2\nscanner@acme.example,1\n")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields())
                                .extracting(FieldProblem::field)
                                .containsExactly("until"));
    }
}
