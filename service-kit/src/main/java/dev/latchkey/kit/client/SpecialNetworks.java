package dev.latchkey.kit.client;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** The networks that are not the public internet (IANA special-purpose address registries, RFC 6890). */
final class SpecialNetworks {
    private static final Cidr V6_UNICAST = Cidr.parse("2000::/3");

    private static final List<Cidr> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, and the metadata services of clouds
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32",
                    "2002::/16", // 6to4: leads to an IPv4 address of the name's choice
                    "3fff::/20")
            .map(Cidr::parse)
            .toList();

    private SpecialNetworks() {}

    /** Whether anybody on the internet could reach the address. Of IPv6, only global unicast is public at all. */
    static boolean isPublic(IpAddress address) {
        boolean unicast = address.family() == IpAddress.Family.IPV4 || V6_UNICAST.contains(address);
        return unicast && SPECIAL.stream().noneMatch(each -> each.contains(address));
    }
}
