package dev.latchkey.policy.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NetworkTableTest {
    @Property(tries = 3000)
    void findsWhatAWalkOverAllNetworksFinds(
            @ForAll("groups") List<List<Cidr>> groups, @ForAll("addresses") List<IpAddress> addresses) {
        NetworkTable table = NetworkTable.of(groups);
        for (IpAddress address : addresses) {
            assertThat(BitSet.valueOf(table.groupsOf(address))).isEqualTo(walk(groups, address));
        }
    }

    private static BitSet walk(List<List<Cidr>> groups, IpAddress address) {
        BitSet found = new BitSet();
        for (int group = 0; group < groups.size(); group++) {
            found.set(group, groups.get(group).stream().anyMatch(range -> range.contains(address)));
        }
        return found;
    }

    @Provide
    Arbitrary<List<List<Cidr>>> groups() {
        Arbitrary<Cidr> ranges = Combinators.combine(
                        address(), Arbitraries.integers().between(0, 128))
                .as((address, prefix) ->
                        Cidr.around(address, prefix % (address.family().bits() + 1)));
        return ranges.list().ofMaxSize(8).list().ofMaxSize(70);
    }

    @Provide
    Arbitrary<List<IpAddress>> addresses() {
        return address().list().ofSize(20);
    }

    /** Few distinct bits at all heights, so that networks nest, touch and reach the ends of the address space. */
    private static Arbitrary<IpAddress> address() {
        Arbitrary<Integer> octet = Arbitraries.of(0, 1, 127, 128, 254, 255);
        return Arbitraries.of(4, 16)
                .flatMap(length -> octet.list().ofSize(length).map(NetworkTableTest::address));
    }

    private static IpAddress address(List<Integer> octets) {
        byte[] bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octets.get(i).byteValue();
        }
        return IpAddress.of(bytes);
    }

    @Test
    void reachesBothEndsOfTheAddressSpace() {
        NetworkTable table = NetworkTable.of(List.of(
                List.of(Cidr.parse("0.0.0.0/1")),
                List.of(Cidr.parse("128.0.0.0/1")),
                List.of(Cidr.parse("ffff::/16"))));
        assertThat(table.groupsOf(IpAddress.parse("0.0.0.0"))).containsExactly(0b001);
        assertThat(table.groupsOf(IpAddress.parse("255.255.255.255"))).containsExactly(0b010);
        assertThat(table.groupsOf(IpAddress.parse("ffff:ffff::"))).containsExactly(0b100);
        assertThat(table.groupsOf(IpAddress.parse("fffe::"))).containsExactly(0);
    }

    @Test
    void findsAnUnknownAddressNowhere() {
        assertThat(NetworkTable.of(List.of(List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"))))
                        .groupsOf(null))
                .containsExactly(0);
        assertThat(NetworkTable.of(List.of()).groupsOf(IpAddress.parse("::1"))).isEmpty();
    }
}
