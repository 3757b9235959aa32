package dev.latchkey.credential.migration.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.upload.Line;
import dev.latchkey.policy.network.IpAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What installations put in front of the lines of their mail servers. */
class LogPrefixTest {
    private static final String DOVECOT = "imap-login: Login: user=<anna@acme.example>, method=PLAIN, rip=192.0.2.7,"
            + " lip=198.51.100.1, mpid=20, TLS, session=<c3czgQcVdMKsEQAB>";
    private static final String POSTFIX =
            "4bQlMg1Yz2zXk: client=phone.example[192.0.2.7], sasl_method=LOGIN," + " sasl_username=anna@acme.example";

    private static LogEntryReading read(String zone, String line) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), ZoneOffset.UTC);
        return new MailLog(new LogTimes(ZoneId.of(zone), clock), null).read(new Line(1, line, true));
    }

    private static void assertFound(String protocol, String line) {
        assertThat(read("UTC", line))
                .as(line)
                .isEqualTo(new LogEntryReading.Found(new LogObservation(
                        new LoginName("anna@acme.example"),
                        protocol,
                        null,
                        IpAddress.parse("192.0.2.7"),
                        Instant.parse("2026-03-04T10:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar  4 10:00:00 mx mailcow_dovecot_1[1]: ",
                "Mar  4 10:00:00 mx mailcowdockerized-dovecot-mailcow-1[1]: Mar  4 10:00:00 7f3ab2c1d4e5 dovecot: ",
                "Mar  4 10:00:00 mx 7f3ab2c1d4e5[812]: Mar 04 10:00:00 ",
                "Mar  4 10:00:00 mx docker/7f3ab2c1d4e5[812]: ",
                "Mar  4 10:00:00 mx dockerd[812]: Mar  4 10:00:00 mail dovecot[71]: ",
                "Mar  4 10:00:00 mx dovecot[71]: Mar  4 10:00:00 mx dovecot[71]: ",
                "dovecot-mailcow-1  | Mar  4 10:00:00 7f3ab2c1d4e5 dovecot: ",
                "\u001b[36mdovecot-1  |\u001b[0m Mar 04 10:00:00 ",
                "dovecot-1  | 2026-03-04T10:00:00.000000000Z Mar 04 11:00:00 ",
                "mail_dovecot.1.w4x7@node1    | Mar 04 10:00:00 ",
                "[pod/dovecot-0/dovecot] 2026-03-04T10:00:00.000000000Z Mar 04 11:00:00 ",
                "2026-03-04T10:00:00.000000000Z stdout F Mar 04 11:00:00 ",
                "2026-03-04T10:00:00.000000000Z stderr F ",
                "dovecot-0 dovecot Mar 04 10:00:00 ",
                "2026-03-04T10:00:00Z {app=\"dovecot\", pod=\"dovecot-0\"} ",
                "Mar  4 10:00:00 mx dovecot[71]: [ID 583609 mail.info] ",
                "Mar  4 10:00:00 mx mail.info dovecot: ",
                "<22>Mar  4 10:00:00 mx dovecot[71]: ",
                "<22>1 2026-03-04T11:00:00.000000+01:00 mx dovecot 71 - [meta sequenceId=\"1\"][x y=\"z\"] ",
                "1 2026-03-04T10:00:00Z mx dovecot 71 MSG1 - \ufeff",
                "2026-03-04T10:00:00.000000+00:00 mx.acme.example dovecot: ",
                "Mar  4 2026 10:00:00 mx dovecot: ",
                "Mar 4 10:00:00 2001:db8::1 dovecot: ",
                "Mar  4 10:00:00 relay mx dovecot: ",
                "Wed 2026-03-04 10:00:00 UTC mx dovecot[71]: ",
                "Wed 2026-03-04 11:00:00.000000 +0100 mx dovecot[71]: ",
                "Wed 2026-03-04 11:00:00 CET mx dovecot[71]: ",
                "Wed 2026-03-04 10:00:00 UTC mx dovecot.service[71]: ",
                "2026-03-04T11:00:00+0100 mx dovecot[71]: ",
                "2026-03-04 11:00:00 +0100 mx dovecot[71]: ",
                "1772618400.000000 mx dovecot[71]: ",
                "2026-03-04T11:00:00+01:00\tmail.dovecot\t",
                "[2026-03-04 10:00:00] mx dovecot: ",
                "Mar  4 10:00:00 mx dovecot: message repeated 2 times: [ ",
                "\ufeffMar  4 10:00:00 mx dovecot: ",
            })
    void isTakenOffWhateverItIs(String prefix) {
        assertFound("imap", prefix + DOVECOT);
        assertFound("imap", prefix + DOVECOT.replace("imap-login: ", "imap-login: Info: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar  4 10:00:00 mx mailcow_postfix_1[1]: Mar  4 10:00:00 7f3ab2c1d4e5 postfix/smtps/smtpd[373]: ",
                "postfix-mailcow-1  | Mar  4 10:00:00 7f3ab2c1d4e5 postfix/submission/smtpd[373]: ",
                "Mar  4 10:00:00 mx postfix/smtpd[373]: [ID 197553 mail.info] ",
                "2026-03-04T10:00:00.000000000Z stdout F Mar 04 11:00:00 mx postfix/smtpd[373]: ",
                "<22>1 2026-03-04T10:00:00Z mx postfix/submission/smtpd 373 - - ",
                "Wed 2026-03-04 10:00:00 UTC mx postfix/smtpd[373]: ",
                "Mar  4 10:00:00 mx submission/smtpd[373]: ",
                "Mar  4 10:00:00 mx mail.info postfix/smtpd[373]: ",
            })
    void isTakenOffPostfixsToo(String prefix) {
        assertFound("smtp", prefix + POSTFIX);
        assertFound("smtp", prefix + POSTFIX.replace("4bQlMg1Yz2zXk", "NOQUEUE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar  4 10:00:00 mx kernel: ",
                "Mar  4 10:00:00 mx mailserver[1]: ",
                "Mar  4 10:00:00 mx sshd[99]: Invalid user ",
                "Mar  4 10:00:00 mx program[99]: unknown 2026-03-04T10:00:00Z ",
                "Mar  4 10:00:00 mx amavis[7]: Passed CLEAN, Subject: ",
                "Mar  4 10:00:00 something new || ",
                "imap-login: ",
                "",
            })
    void isCountedWhereItIsNotKnown(String prefix) {
        assertThat(read("UTC", prefix + DOVECOT)).isInstanceOf(LogEntryReading.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar  4 10:00:00 mx imapd: LOGIN, user=anna@acme.example, ip=[::ffff:192.0.2.7], port=[1]",
                "Mar  4 10:00:00 mx imaps[4]: login: phone [192.0.2.7] anna plaintext+TLS User logged in SESSIONID=<x>",
                "2026-03-04 10:00:00 1x-2y-3z <= anna@acme.example H=x [192.0.2.7] P=esmtpsa A=plain_server:anna S=1",
                "2026-03-04 10:00:00 [info] 20#20: *1 client logged in, client: 192.0.2.7, login: \"anna\"",
                "Mar  4 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.7]: 554; sasl_username=anna",
                "Mar  4 10:00:00 mx sendmail[4]: AUTH=server, relay=x [192.0.2.7], authid=anna, mech=PLAIN, bits=0",
                "Mar  4 10:00:00 mx imapd[4]: Login user=anna host=x [192.0.2.7]",
                "Mar  4 10:00:00 mx imap-login: Login (anna)",
                "Mar  4 10:00:00 mx imap-login: Logged in (anna)",
            })
    void andSoIsEverySignInThatIsNotRead(String line) {
        assertThat(read("UTC", line))
                .isInstanceOfSatisfying(
                        LogEntryReading.Unclear.class,
                        unclear -> assertThat(unclear.reason()).doesNotContain("anna"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar  4 10:00:00 mx postfix/smtpd[1]: warning: x[192.0.2.7]: SASL LOGIN authentication failed: UGFzc3dvcmQ6,"
                        + " sasl_username=anna",
                "Mar  4 10:00:00 mx mailcow_dovecot_1[1]: imap-login: Disconnected: Connection closed (auth failed, 1"
                        + " attempts in 2 secs): user=<anna>, method=PLAIN, rip=192.0.2.7",
                "dovecot-1  | Mar 04 10:00:00 imap-login: Info: Login aborted: Logged out (auth failed): user=<anna>",
            })
    void failuresAreNoSignIns(String line) {
        assertThat(read("UTC", line)).isEqualTo(new LogEntryReading.Other());
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, Wed 2026-03-04 11:00:00 CET",
        "Europe/Berlin, Wed 2026-03-04 11:00:00 CET",
        "America/New_York, Wed 2026-03-04 05:00:00 EST",
        "Europe/Berlin, 2026-03-04 11:00:00",
        "Asia/Tokyo, Wed 2026-03-04 11:00:00 Europe/Berlin",
        "Asia/Tokyo, Wed 2026-03-04 10:00:00 UTC",
    })
    void timesAreThoseOfTheZoneThatIsMeant(String zone, String time) {
        assertThat(read(zone, time + " mx dovecot[71]: " + DOVECOT))
                .isInstanceOfSatisfying(
                        LogEntryReading.Found.class,
                        found -> assertThat(found.observation().at()).isEqualTo("2026-03-04T10:00:00Z"));
    }

    @Test
    void zonesThatNobodyKnowsAreSaid() {
        assertThat(read("UTC", "Wed 2026-03-04 11:00:00 Marstime mx dovecot[71]: " + DOVECOT))
                .isEqualTo(new LogEntryReading.Unclear("its time is none"));
    }

    @Property
    void losesNoSignInBehindAnything(
            @ForAll @StringLength(max = 60) @Chars({'a', '[', ']', ':', ' ', '|', '{', '}', '"', '1', '-', '<', '>'})
                    String prefix) {
        assertThat(read("UTC", "Mar  4 10:00:00 " + prefix + DOVECOT)).isNotInstanceOf(LogEntryReading.Other.class);
        assertThat(read("UTC", prefix + POSTFIX)).isNotInstanceOf(LogEntryReading.Other.class);
    }
}
