package dev.latchkey.credential.lastuse;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a device is: what one customer of a provider has, an IPv4 /24 or an IPv6 /48. */
public final class ObservedNetwork {
    private static final int V4 = 24;
    private static final int V6 = 48;

    private ObservedNetwork() {}

    /** The network of an address. */
    public static Cidr of(IpAddress address) {
        return address.network(V4, V6);
    }

    /** The network of an address; empty where that is not known, or none. */
    public static Optional<Cidr> of(@Nullable String address) {
        try {
            return Optional.ofNullable(address).map(IpAddress::parse).map(ObservedNetwork::of);
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }
}
