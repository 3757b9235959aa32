package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.migration.log.LogObservation;
import dev.latchkey.policy.network.IpAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123456Z");

    private static Device device(String login, String protocol, @Nullable String client, @Nullable String address) {
        return Device.of(
                "acme",
                new LogObservation(
                        new LoginName(login),
                        protocol,
                        client,
                        address == null ? null : IpAddress.parse(address),
                        NOON));
    }

    private static String id(@Nullable String client, @Nullable String address) {
        return device("anna@acme.example", "imap", client, address).id();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thunderbird/115.8.0 | thunderbird/128.1.0",
                "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.4266) | Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5101)",
                "Apple-iPhone14C2/2103.72 | Apple-iPhone14C2/2201.99",
            })
    void isTheSameAfterAnUpdate(String before, String after) {
        assertThat(id(before, "192.0.2.7")).isEqualTo(id(after, "203.0.113.9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Outlook 2010 | Outlook 2016",
                "Microsoft Outlook 14.0.7 | Microsoft Outlook 16.0.7",
                "Apple-iPhone14C2/2103 | Apple-iPhone9C1/2103",
            })
    void isAnotherWithAnotherProgram(String one, String other) {
        assertThat(id(one, null)).isNotEqualTo(id(other, null));
    }

    @Test
    void isItsNetworkWhereNobodySaysWhichProgramItIs() {
        assertThat(id(null, "192.0.2.7")).isEqualTo(id(" ", "192.0.2.250"));
        assertThat(id(null, "192.0.2.7")).isNotEqualTo(id(null, "192.0.3.7"));
        assertThat(id(null, "2001:db8:1:2::1")).isEqualTo(id(null, "2001:db8:1:ffff::1"));
        assertThat(device("anna@acme.example", "imap", null, "192.0.2.7").network())
                .isEqualTo("192.0.2.0/24");
        assertThat(device("anna@acme.example", "imap", "Mail", "192.0.2.7").network())
                .isNull();
    }

    @Test
    void isNeverAnothersOrOfAnotherProtocol() {
        String id = id("Mail", null);
        assertThat(device("bob@acme.example", "imap", "Mail", null).id()).isNotEqualTo(id);
        assertThat(device("anna@acme.example", "smtp", "Mail", null).id()).isNotEqualTo(id);
        assertThat(id(null, null)).isNotEqualTo(id("null", null));
    }

    @Test
    void keepsWhatCanBeWrittenDown() {
        String nasty = "a\u0000b\r\n" + "\ud83d\ude00".repeat(400) + "\ud800";
        String kept =
                device("anna@acme.example", "imap", nasty, null).seen().client().name();
        assertThat(kept).startsWith("a b").hasSizeLessThanOrEqualTo(300);
        assertThat(kept.chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(new String(
                        kept.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(kept);
    }

    @Test
    void isKnownToFrontDoorsByWhatItRunsIn() {
        assertThat(device("anna@acme.example", "activesync", null, null).protocols())
                .containsExactlyInAnyOrder("activesync", "http");
        assertThat(device("anna@acme.example", "imap", null, null).protocols()).containsExactly("imap");
    }
}
