package dev.latchkey.policy.network;

import dev.latchkey.policy.problem.InvalidValueException;

/**
 * A network: all addresses that share a prefix (RFC 4632, RFC 4291 section 2.3).
 *
 * @param network the first address of the network
 * @param prefix  number of fixed bits, 0 to 32 or 128
 */
public record Cidr(IpAddress network, int prefix) {
    private static final String EXPECTED = "a network such as 192.0.2.0/24 or 2001:db8::/32, or one address";
    private static final int BITS_BEFORE_IPV4 = 96;

    /** Rejects a network address with bits set beyond the prefix: most often a slip of the pen. */
    public Cidr {
        checkPrefix(network, prefix);
        IpAddress first = network.masked(prefix);
        if (!network.equals(first)) {
            throw new InvalidValueException(
                    "", network + "/" + prefix, first + "/" + prefix + ", without bits set beyond the prefix");
        }
    }

    private static void checkPrefix(IpAddress address, int prefix) {
        int longest = address.family().bits();
        if (prefix < 0 || prefix > longest) {
            throw new InvalidValueException("", address + "/" + prefix, "a prefix from 0 to " + longest);
        }
    }

    /**
     * Reads {@code address/prefix}; an address alone is a network of one. A network of addresses that stand for IPv4 ones
     * becomes the IPv4 network.
     *
     * @throws InvalidValueException saying what to write instead
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = IpAddress.read(literal);
        if (address == null) {
            throw new InvalidValueException("", text, EXPECTED);
        }
        if (slash < 0) {
            return around(address, address.family().bits());
        }
        boolean translated = address.family() == IpAddress.Family.IPV4 && literal.indexOf(':') >= 0;
        return of(text, address, prefix(text, slash + 1), translated);
    }

    private static Cidr of(String text, IpAddress address, int prefix, boolean translated) {
        int shortest = translated ? BITS_BEFORE_IPV4 : 0;
        int longest = shortest + address.family().bits();
        InvalidValueException.check(
                prefix >= shortest && prefix <= longest, "", text, "a prefix from " + shortest + " to " + longest);
        return new Cidr(address, prefix - shortest);
    }

    private static int prefix(String text, int start) {
        int length = text.length() - start;
        boolean plain = length >= 1 && length <= 3 && !(length > 1 && text.charAt(start) == '0');
        for (int i = start; i < text.length() && plain; i++) {
            plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        InvalidValueException.check(plain, "", text, EXPECTED);
        return Integer.parseInt(text, start, text.length(), 10);
    }

    /** The network of that size which contains {@code address}. */
    public static Cidr around(IpAddress address, int prefix) {
        checkPrefix(address, prefix);
        return new Cidr(address.masked(prefix), prefix);
    }

    /** Whether {@code address} is of the same family and in this network. Allocates nothing. */
    public boolean contains(IpAddress address) {
        IpAddress.Family family = network.family();
        return address.family() == family
                && (address.high() & IpAddress.highMask(family, prefix)) == network.high()
                && (address.low() & IpAddress.lowMask(family, prefix)) == network.low();
    }

    // The last address, as bits: for ::/80 it would be one that stands for an IPv4 one, which IpAddress never is.
    long lastHigh() {
        return network.high() | ~IpAddress.highMask(network.family(), prefix);
    }

    long lastLow() {
        return network.low() | ~IpAddress.lowMask(network.family(), prefix);
    }

    /** Canonical, always with the prefix: {@code 192.0.2.0/24}, {@code 2001:db8::1/128}. */
    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
