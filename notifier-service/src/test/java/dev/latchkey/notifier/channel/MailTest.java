package dev.latchkey.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    @Test
    void subjectStaysOneLine() {
        Mail mail = new Mail("id", "soc@example.org", "Alert\r\nBcc: all@example.org\u2028x\0y", "text");
        assertThat(mail.subject()).isEqualTo("Alert Bcc: all@example.org x y");
    }

    @Test
    void longSubjectsAreCut() {
        assertThat(new Mail("id", "soc@example.org", "a".repeat(500), "text").subject())
                .hasSize(200)
                .endsWith("…");
    }

    @Test
    void readsAnAddress() {
        assertThat(MailAddresses.parse("soc+alerts@example.org")).contains("soc+alerts@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soc",
                "@example.org",
                "soc@",
                "a@example.org,b@example.org",
                "SOC <soc@example.org>",
                "soc@example.org\r\nBcc: x@example.org",
                "soc @example.org",
                "soc@exa\u0000mple.org",
                "söc@example.org"
            })
    void refusesWhatIsNotOneAddress(String text) {
        assertThat(MailAddresses.parse(text)).isEmpty();
    }
}
