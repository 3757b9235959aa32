package dev.latchkey.audit.entry;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.util.HexFormat;

/**
 * Addresses as text that sorts as the addresses do, so that a network is a range: the family ({@code 4} or {@code 6})
 * and the address in hex. An IPv4-mapped IPv6 address is the IPv4 address.
 */
public final class AddressKey {
    private static final HexFormat HEX = HexFormat.of();

    private AddressKey() {}

    /** The key of an address. */
    public static String of(IpAddress address) {
        return key(address.family(), address.toBytes());
    }

    /** The key of the first address of a network. */
    public static String first(Cidr network) {
        return of(network.network());
    }

    /** The key of the last address of a network. */
    public static String last(Cidr network) {
        byte[] bytes = network.network().toBytes();
        for (int bit = network.prefix(); bit < bytes.length * 8; bit++) {
            bytes[bit / 8] |= (byte) (0x80 >>> (bit % 8));
        }
        return key(network.network().family(), bytes);
    }

    private static String key(IpAddress.Family family, byte[] bytes) {
        return (family == IpAddress.Family.IPV4 ? "4" : "6") + HEX.formatHex(bytes);
    }
}
