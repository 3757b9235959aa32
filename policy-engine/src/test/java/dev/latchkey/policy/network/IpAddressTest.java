package dev.latchkey.policy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.policy.problem.InvalidValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "192.0.2.1, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 192.0.2.33",
        "64:FF9B:0:0:0:0:c000:221, 192.0.2.33",
        "64:ff9b::1:192.0.2.33, 64:ff9b::1:c000:221",
        "64:ff9b:1::192.0.2.33, 64:ff9b:1::c000:221",
        "64:ff9c::192.0.2.33, 64:ff9c::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "::192.0.2.1, ::c000:201",
        "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void readsLiteralsAndWritesThemCanonically(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "1",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "01.2.3.4",
                "1.2.3.00",
                "256.1.1.1",
                "1.2.3.-4",
                "+1.2.3.4",
                "0x7f.0.0.1",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "١.٢.٣.٤",
                "1.2.3.4%eth0",
                "1.2.3.4:25",
                "4294967296",
                "1.2.3.99999999999999999999",
                ":",
                ":::",
                "::1%lo",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::1::",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8:",
                "1:2:3:4:5:6:7:",
                ":1",
                "1:",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "::1.2.3",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::01.2.3.4",
                "::ffff:256.1.1.1",
                "：：１",
                "0000:0000:0000:0000:0000:0000:0000:0000:0000",
                "1:::2",
                "::/0",
            })
    void rejectsWhatIsNotALiteral(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("(expected: an IPv4 or IPv6 address");
    }

    @Property
    void agreesWithJavaOnEveryIpv6Address(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        assertThat(IpAddress.parse(InetAddress.getByAddress(bytes).getHostAddress()))
                .isEqualTo(IpAddress.of(bytes));
    }

    @Property
    void textAndBytesComeBackUnchanged(@ForAll long high, @ForAll long low, @ForAll int v4) {
        for (IpAddress address : new IpAddress[] {
            IpAddress.of(high, low),
            IpAddress.of(0, low),
            IpAddress.of(high, 0),
            IpAddress.of(ByteBuffer.allocate(4).putInt(v4).array())
        }) {
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            assertThat(IpAddress.of(address.toBytes())).isEqualTo(address);
        }
    }

    @Test
    void takesSocketAddresses() throws UnknownHostException {
        byte[] mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 0, 2, 1};
        assertThat(IpAddress.of(mapped)).hasToString("192.0.2.1");
        assertThat(IpAddress.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 1})))
                .hasToString("10.0.0.1");
        assertThatThrownBy(() -> IpAddress.of(new byte[5])).hasMessage("length: 5 (expected: 4 or 16 bytes)");
    }

    @Test
    void neverHoldsAMappedAddressAsIpv6() {
        assertThatThrownBy(() -> new IpAddress(IpAddress.Family.IPV6, 0, 0xFFFF_0A00_0001L))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new IpAddress(IpAddress.Family.IPV4, 1, 0)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 32, 48, 192.0.2.77/32",
        "192.0.2.77, 24, 48, 192.0.2.0/24",
        "255.255.255.255, 0, 48, 0.0.0.0/0",
        "::ffff:192.0.2.77, 24, 48, 192.0.2.0/24",
        "64:ff9b::192.0.2.77, 24, 48, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, 32, 48, 2001:db8:1::/48",
        "2001:db8:1:2:3:4:5:6, 32, 64, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:4:5:6, 32, 65, 2001:db8:1:2:8000::/65",
        "2001:db8:1:2:3:4:5:6, 32, 0, ::/0",
        "2001:db8:1:2:3:4:5:6, 32, 128, 2001:db8:1:2:3:4:5:6/128",
    })
    void knowsTheNetworkAroundIt(String address, int v4, int v6, String network) {
        assertThat(IpAddress.parse(address).network(v4, v6)).hasToString(network);
    }

    @Test
    void comparesWithoutSign() {
        assertThat(IpAddress.parse("200.0.0.1")).isGreaterThan(IpAddress.parse("100.0.0.1"));
        assertThat(IpAddress.parse("ffff::")).isGreaterThan(IpAddress.parse("1::"));
        assertThat(IpAddress.parse("::ffff:ffff:0:0:0")).isGreaterThan(IpAddress.parse("::1:0:0:0"));
        assertThat(IpAddress.parse("::")).isGreaterThan(IpAddress.parse("255.255.255.255"));
    }
}
