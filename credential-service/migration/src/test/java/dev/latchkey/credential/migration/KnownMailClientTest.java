package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownMailClientTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yes | imap | Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.8.0",
                "yes | imap | Thunderbird/91.0",
                "no | imap | Thunderbird/78.14.0",
                "yes | activesync | Apple-iPhone14C2/2103.72",
                "yes | activesync | Apple-iPhone9C1/1501.372",
                "no | activesync | Apple-iPhone5C1/1407.60",
                "yes | ews | Mac OS X/10.15.7 (19H2) ExchangeWebServices/6.0 accountsd/113",
                "no | ews | Mac+OS+X/10.11.6 (15G31) ExchangeWebServices/5.0",
                "yes | activesync | Android-Mail/2024.02.04.Release",
                "yes | activesync | Outlook-iOS-Android/1.0",
                "yes | mapi | Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.4266; Pro)",
                "no | mapi | Microsoft Office/14.0 (Windows NT 6.1; Microsoft Outlook 14.0.7; Pro)",
                "no | imap | Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.4266; Pro)",
                "no | imap | Outlook Express 6",
                "no | smtp | KONICA MINOLTA bizhub C258",
                "no | smtp | Canon iR-ADV scanner",
                "no | smtp | Python/3.11 smtplib",
                "no | imap | imapsync 2.229",
                "yes | imap | K-9 Mail/6.603",
                "no | imap | K-9 Mail/5.806",
                "unknown | pop3 | BAV2ROPC",
                "unknown | imap | Homebrew Mailer",
                "no | imap | Thunderbird/1",
                "yes | imap | Thunderbird/99999999999999999999",
            })
    void judgesByWhatProgramsCallThemselves(String could, String protocol, String client) {
        OAuthReadiness readiness = KnownMailClient.judge(protocol, client);
        assertThat(readiness.could().wireName()).as(readiness.reason()).isEqualTo(could);
        assertThat(readiness.reason()).endsWith(".").hasSizeGreaterThan(20);
    }

    @Test
    void doesNotGuessWhereNothingIsSaid() {
        assertThat(KnownMailClient.judge("imap", null).could()).isEqualTo(OAuthReadiness.Could.UNKNOWN);
    }
}
