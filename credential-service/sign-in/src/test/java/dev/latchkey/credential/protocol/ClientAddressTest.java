package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:51234, 192.0.2.7",
        "2001:db8::7, 2001:db8::7",
        "[2001:db8::7], 2001:db8::7",
        "[2001:db8::7]:51234, 2001:db8::7",
        "fe80::7%eth0, fe80::7",
        "[fe80::7%25eth0]:443, fe80::7",
        "[::ffff:192.0.2.7]:443, 192.0.2.7",
        "::ffff:192.0.2.7%eth0, 192.0.2.7",
        "64:ff9b::192.0.2.7, 192.0.2.7",
    })
    void readsWhatProxiesWrite(String written, String address) {
        assertThat(ClientAddress.read(written)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:",
                "unknown",
                "_hidden",
                "192.0.2.7:",
                "192.0.2.7:123456",
                "192.0.2.7:x",
                "192.0.2.7%eth0",
                "[192.0.2.7",
                "[2001:db8::7]443",
                "[]",
                "[%eth0]",
                "fe80::7%",
                "2001:db8::7%a b",
                "192.0.2.7 ",
                "192.0.2.7, 192.0.2.8"
            })
    void takesNothingElseForAnAddress(String written) {
        assertThatThrownBy(() -> ClientAddress.read(written))
                .isInstanceOf(MalformedAttempt.class)
                .hasMessageContaining("address");
    }

    @Test
    void thereMayBeNone() {
        assertThat(ClientAddress.read(null)).isNull();
        assertThat(ClientAddress.read("")).isNull();
    }
}
