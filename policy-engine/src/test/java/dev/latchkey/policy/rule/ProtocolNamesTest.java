package dev.latchkey.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolNamesTest {
    @ParameterizedTest
    @CsvSource({
        "imaps, imap",
        "IMAP, imap",
        "IMAP4, imap",
        "imap4rev1, imap",
        "imap-ssl, imap",
        "' imap', imap",
        "imapp, imap",
        "iamp, imap",
        "imp, imap",
        "pop, pop3",
        "pop3s, pop3",
        "POP3, pop3",
        "smtps, smtp",
        "submission, smtp",
        "smpt, smtp",
        "https, http",
        "htpp, http",
        "managesieve, sieve",
        "caldavs, caldav",
        "ldaps, ldap",
        "exchange-activesync, ",
        "ActiveSync, activesync",
        "SSH, ssh"
    })
    void tellsWhatWasProbablyMeant(String given, String meant) {
        assertThat(ProtocolNames.isOne(given)).isFalse();
        assertThat(ProtocolNames.meantBy(given).orElse(null)).isEqualTo(meant);
        assertThat(ProtocolNames.expectedFor(given))
                .contains("imap, pop3, smtp")
                .contains("x-");
        if (meant != null) {
            assertThat(ProtocolNames.expectedFor(given)).startsWith("did you mean " + meant + "? ");
        }
    }

    @Test
    void knowsThoseThatThereAreAndOnesOwn() {
        assertThat(ProtocolNames.KNOWN).doesNotHaveDuplicates().allMatch(ProtocolNames::isOne);
        assertThat(ProtocolNames.KNOWN)
                .allSatisfy(known -> assertThat(NameSyntax.protocol(known)).isEqualTo(known));
        assertThat(ProtocolNames.isOne("x-scanner")).isTrue();
        assertThat(ProtocolNames.isOne("x-" + "a".repeat(30))).isTrue();
        assertThat(NameSyntax.protocol("x-" + "a".repeat(30))).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-", "x--", "X-scanner", "scanner", "x-a b", "null", "all", "s", "\u0131map"})
    void takesNothingElse(String given) {
        assertThat(ProtocolNames.isOne(given)).isFalse();
        assertThat(ProtocolNames.isOne("x-" + "a".repeat(31))).isFalse();
        assertThat(ProtocolNames.meantBy("i".repeat(1_000_000))).isEmpty();
    }
}
