package dev.latchkey.policy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.policy.problem.InvalidValueException;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "192.0.2.1, 192.0.2.1/32",
        "2001:DB8::/32, 2001:db8::/32",
        "::/0, ::/0",
        "2001:db8::1, 2001:db8::1/128",
        "::ffff:10.0.0.0/104, 10.0.0.0/8",
        "::ffff:0:0/96, 0.0.0.0/0",
        "::ffff:10.0.0.1, 10.0.0.1/32",
        "64:ff9b::/96, 0.0.0.0/0",
        "64:ff9b::10.0.0.0/104, 10.0.0.0/8",
    })
    void readsNetworksAndWritesThemCanonically(String text, String canonical) {
        assertThat(Cidr.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1/8 | 10.0.0.1/8 (expected: 10.0.0.0/8, without bits set beyond the prefix)",
                "2001:db8::1/32 | 2001:db8::1/32 (expected: 2001:db8::/32, without bits set beyond the prefix)",
                "10.0.0.0/33 | 10.0.0.0/33 (expected: a prefix from 0 to 32)",
                "2001:db8::/129 | 2001:db8::/129 (expected: a prefix from 0 to 128)",
                "::ffff:0:0/95 | ::ffff:0:0/95 (expected: a prefix from 96 to 128)",
                "64:ff9b::/64 | 64:ff9b::/64 (expected: a prefix from 96 to 128)",
            })
    void saysWhatToWriteInstead(String text, String message) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/8 ",
                "10.0.0/8",
                "10.*",
                "010.0.0.0/8",
                "fe80::%eth0/64",
                "intranet/8",
                "10.0.0.0/٨",
                "10.0.0.0/9999999999",
                "10.0.0.0-10.0.0.9",
            })
    void rejectsTypos(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("(expected: a network such as");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, 64:ff9b::10.1.2.3, true",
        "64:ff9b::10.0.0.0/104, 10.1.2.3, true",
        "10.0.0.0/8, ::10.1.2.3, false",
        "::/0, 10.0.0.1, false",
        "::/0, ffff::, true",
        "0.0.0.0/0, ::1, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "2001:db8::/63, 2001:db8:0:1:ffff::, true",
        "2001:db8::/63, 2001:db8:0:2::, false",
        "2001:db8::/65, 2001:db8::7fff:0:0:0, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "192.0.2.1/32, 192.0.2.1, true",
        "192.0.2.1/32, 192.0.2.2, false",
    })
    void knowsWhatItContains(String range, String address, boolean contained) {
        assertThat(Cidr.parse(range).contains(IpAddress.parse(address))).isEqualTo(contained);
    }

    @Property
    void containsExactlyTheAddressesThatShareThePrefix(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(max = 128) int prefix,
            @ForAll @IntRange(max = 127) int bit) {
        BigInteger flipped = new BigInteger(1, IpAddress.of(high | 1, low).toBytes()).flipBit(127 - bit);
        IpAddress one = IpAddress.of(high | 1, low);
        IpAddress other = IpAddress.of(flipped.shiftRight(64).longValue(), flipped.longValue());
        boolean sameFamily = one.family() == other.family();
        assertThat(Cidr.around(one, prefix).contains(one)).isTrue();
        assertThat(Cidr.around(one, prefix).contains(other)).isEqualTo(sameFamily && bit >= prefix);
    }
}
