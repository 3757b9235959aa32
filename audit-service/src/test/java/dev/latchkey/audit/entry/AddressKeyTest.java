package dev.latchkey.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKeyTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.0/24, 192.0.1.255, false",
        "192.0.2.4/30, 192.0.2.7, true",
        "192.0.2.4/30, 192.0.2.8, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.7, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "192.0.2.0/24, ::ffff:192.0.2.9, true"
    })
    void networkIsARangeOfKeys(String network, String address, boolean within) {
        Cidr cidr = Cidr.parse(network);
        String key = AddressKey.of(IpAddress.parse(address));

        boolean inRange = key.compareTo(AddressKey.first(cidr)) >= 0 && key.compareTo(AddressKey.last(cidr)) <= 0;

        assertThat(inRange).isEqualTo(within);
    }

    @Test
    void tellsTheFamily() {
        assertThat(AddressKey.of(IpAddress.parse("192.0.2.7"))).isEqualTo("4c0000207");
        assertThat(AddressKey.of(IpAddress.parse("2001:db8::1"))).isEqualTo("620010db8000000000000000000000001");
    }
}
