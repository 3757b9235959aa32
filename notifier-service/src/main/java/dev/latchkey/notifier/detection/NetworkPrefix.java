package dev.latchkey.notifier.detection;

import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of an address counts. */
final class NetworkPrefix {
    private static final int HOST = 32;
    private static final int V4_NEIGHBOURHOOD = 24;
    private static final int V6_SITE = 48;

    private NetworkPrefix() {}

    /** A source of attempts: one IPv4 address, or an IPv6 /48, which is what one customer has. */
    static Optional<String> source(@Nullable String address) {
        return parse(address)
                .map(ip -> ip.family() == IpAddress.Family.IPV4
                        ? ip.toString()
                        : ip.network(HOST, V6_SITE).toString());
    }

    /** Where a device lives: IPv4 /24, IPv6 /48. */
    static Optional<String> home(@Nullable String address) {
        return parse(address).map(ip -> ip.network(V4_NEIGHBOURHOOD, V6_SITE).toString());
    }

    private static Optional<IpAddress> parse(@Nullable String address) {
        try {
            return Optional.ofNullable(address).map(IpAddress::parse);
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }
}
