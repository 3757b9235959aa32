package dev.latchkey.credential.migration.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.upload.Line;
import dev.latchkey.policy.network.IpAddress;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailLogTest {
    private static final String LOGIN =
            "imap-login: Info: Login: user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7,"
                    + " lip=198.51.100.1, mpid=20, TLS, session=<c3czgQcVdMKsEQAB>";
    private static final LogObservation ANNA = new LogObservation(
            new LoginName("anna@acme.example"),
            "imap",
            null,
            IpAddress.parse("192.0.2.7"),
            Instant.parse("2026-03-04T10:00:00Z"));

    private static LogEntryReading read(String line) {
        return read(line, "UTC", "2026-03-05T10:00:00Z");
    }

    private static LogEntryReading read(String line, String zone, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new MailLog(new LogTimes(ZoneId.of(zone), clock), "acme.example").read(new Line(1, line, true));
    }

    private static Instant time(String line, String zone, String now) {
        return ((LogEntryReading.Found) read(line, zone, now)).observation().at();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar 04 10:00:00 ",
                "Mar  4 10:00:00 mail dovecot: ",
                "Mar  4 10:00:00 mail dovecot[71]: ",
                "Mar  4 10:00:00.000000 mail dovecot[71]: ",
                "2026-03-04T10:00:00Z mail dovecot: ",
                "2026-03-04T11:00:00.000+01:00 mail dovecot[71]: ",
                "2026-03-04T11:00:00+0100 mail dovecot[71]: ",
                "2026-03-04 10:00:00 ",
                "<22>Mar  4 10:00:00 mail dovecot: ",
                "<22>1 2026-03-04T10:00:00.000Z mail dovecot 71 - - ",
            })
    void readsWhatDovecotAndSyslogsPutInFrontOfIt(String start) {
        assertThat(read(start + LOGIN)).isEqualTo(new LogEntryReading.Found(ANNA));
        assertThat(read(start + LOGIN.replace("Info: ", ""))).isEqualTo(new LogEntryReading.Found(ANNA));
        assertThat(read(start + LOGIN.replace("Login: ", "Logged in: ")))
                .as("Dovecot 2.4")
                .isEqualTo(new LogEntryReading.Found(ANNA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy(anna@acme.example): started proxying to 10.0.0.5:143: ",
                "proxy(anna@acme.example,10.0.0.5:143): Started proxying to <10.0.0.5> (<mail>) (0.021 secs): ",
            })
    void readsADovecotThatOnlyHandsOver(String message) {
        assertThat(read("Mar 04 10:00:00 " + LOGIN.replace("Login: ", message)))
                .isEqualTo(new LogEntryReading.Found(ANNA));
    }

    @ParameterizedTest
    @CsvSource({"imap, imap", "pop3, pop3", "submission, smtp", "managesieve, sieve"})
    void knowsTheProtocolByTheProcess(String process, String protocol) {
        LogEntryReading reading = read("Mar 04 10:00:00 " + LOGIN.replace("imap-login", process + "-login"));
        assertThat(((LogEntryReading.Found) reading).observation().protocol()).isEqualTo(protocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2", "EXTERNAL", "GSSAPI"})
    void leavesOutWhoShowsSomethingBetterThanAPassword(String method) {
        assertThat(read("Mar 04 10:00:00 " + LOGIN.replace("PLAIN", method))).isEqualTo(new LogEntryReading.Other());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-256"})
    void countsEveryWayToShowAPassword(String method) {
        assertThat(read("Mar 04 10:00:00 " + LOGIN.replace("PLAIN", method)))
                .isEqualTo(new LogEntryReading.Found(ANNA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar 04 10:00:00 imap(anna): Info: Logged out in=54 out=768",
                "Mar 04 10:00:00 imap-login: Info: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs):"
                        + " user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7",
                "Mar 04 10:00:00 mail dovecot: imap-login: Login aborted: Logged out (auth failed, 3 attempts in 5"
                        + " secs): user=<a@x.example>, method=PLAIN, rip=203.0.113.4",
                "Mar 04 10:00:00 mail postfix/smtpd[12]: warning: unknown[192.0.2.7]: SASL PLAIN authentication failed",
                "Mar 04 10:00:00 mail postfix/smtpd[12]: 4XYZ: client=unknown[192.0.2.7]",
                "Mar 04 10:00:00 mail postfix/smtp[12]: 4XYZ: to=<b@x.example>, relay=x[192.0.2.1]:25, status=sent",
                "Mar 04 10:00:00 mail postfix/smtpd[12]: NOQUEUE: reject: helo=<imap-login: Login: user=<x>>",
            })
    void leavesEverythingElseAlone(String line) {
        assertThat(read(line)).isEqualTo(new LogEntryReading.Other());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix/smtpd", "postfix/submission/smtpd", "postfix-out/smtps/smtpd"})
    void readsPostfix(String process) {
        LogEntryReading reading = read("Mar  4 10:00:00 mail " + process
                + "[12]: 7B05841236: client=phone.example[192.0.2.7], sasl_method=PLAIN,"
                + " sasl_username=anna@acme.example");
        assertThat(reading)
                .isEqualTo(new LogEntryReading.Found(
                        new LogObservation(ANNA.login(), "smtp", null, ANNA.address(), ANNA.at())));
        assertThat(read("2026-03-04T10:00:00Z mail postfix/smtpd 12 - - 7B05: client=unknown[unknown],"
                        + " sasl_method=LOGIN, sasl_username=Anna, sasl_sender=x"))
                .isEqualTo(new LogEntryReading.Found(new LogObservation(ANNA.login(), "smtp", null, null, ANNA.at())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no log at all",
                "Mar 04 10:00:00 imap-login: Info: Login: method=PLAIN, rip=192.0.2.7",
                "Mar 04 10:00:00 imap-login: Info: Login: user=<anna@acme.example>, rip=192.0.2.7",
                "Mar 04 10:00:00 imap-login: Info: Login: user=<two words>, method=PLAIN, rip=192.0.2.7",
                "Mar 04 10:00:00 imap-login: Info: Login: user=<>, method=PLAIN, rip=192.0.2.7",
                "Foo 04 10:00:00 imap-login: Info: Login: user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7",
                "2036-03-04T10:00:00Z imap-login: Login: user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7",
                "1970-01-01T00:00:00Z imap-login: Login: user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7",
                "Mar 04 10:00:00 imap-login: Info: Login: user=<a\u0000>, method=PLAIN, rip=192.0.2.7",
            })
    void saysWhatItDoesNotUnderstand(String line) {
        assertThat(read(line))
                .isInstanceOfSatisfying(
                        LogEntryReading.Unclear.class,
                        unclear -> assertThat(unclear.reason())
                                .doesNotContain("anna")
                                .doesNotContain("words"));
    }

    @Test
    void takesNothingFromTheNameOfAUser() {
        assertThat(read("Mar 04 10:00:00 imap-login: Info: Login: user=<x>, method=XOAUTH2, rip=203.0.113.9>,"
                        + " method=PLAIN, rip=192.0.2.7"))
                .as("what Dovecot wrote comes first, so this is no worse than a wrong name")
                .isEqualTo(new LogEntryReading.Other());
    }

    @Test
    void takesTheLatestYearThatIsNotInTheFuture() {
        String march = "Mar 04 10:00:00 " + LOGIN;
        assertThat(time(march, "UTC", "2026-03-05T10:00:00Z")).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(time(march, "UTC", "2026-01-05T10:00:00Z")).isEqualTo("2025-03-04T10:00:00Z");
        assertThat(time("Feb 29 10:00:00 " + LOGIN, "UTC", "2027-01-05T10:00:00Z"))
                .isEqualTo("2024-02-29T10:00:00Z");
        assertThat(time("Jan 01 00:10:00 " + LOGIN, "UTC", "2025-12-31T23:59:00Z"))
                .as("the clocks of two machines")
                .isEqualTo("2026-01-01T00:10:00Z");
    }

    @Test
    void takesTimesForThoseOfTheZone() {
        assertThat(time("Mar 04 10:00:00 " + LOGIN, "Europe/Berlin", "2026-03-05T10:00:00Z"))
                .isEqualTo("2026-03-04T09:00:00Z");
        assertThat(time("2026-03-04T10:00:00Z " + LOGIN, "Europe/Berlin", "2026-03-05T10:00:00Z"))
                .isEqualTo("2026-03-04T10:00:00Z");
    }

    @Test
    void countsBlankLinesForNothing() {
        MailLog log = new MailLog(new LogTimes(ZoneOffset.UTC, Clock.systemUTC()), null);
        assertThat(log.read(new StringReader("\n \nx\n\n")))
                .extracting(ParsedLine::number)
                .containsExactly(3L);
    }

    @Property
    void answersEveryLine(@ForAll String line) {
        assertThat(read(line)).isNotNull();
        assertThat(read("Mar 04 10:00:00 imap-login: Login: user=<" + line)).isNotNull();
        assertThat(read("Mar 04 10:00:00 mail postfix/smtpd[1]: client=" + line))
                .isNotNull();
    }
}
