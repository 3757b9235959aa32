package dev.latchkey.policy.network;

import dev.latchkey.policy.problem.InvalidValueException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An internet address. An IPv6 address that stands for an IPv4 one is that IPv4 address, for rules must not be escaped by
 * how a client is shown: IPv4-mapped ones as dual-stack sockets show them ({@code ::ffff:192.0.2.1}, RFC 4291 section
 * 2.5.5.2), and those of the well-known prefix as translators show them ({@code 64:ff9b::192.0.2.1}, RFC 6052 section 2.1).
 *
 * @param high the upper 64 bits; 0 for IPv4
 * @param low  the lower 64 bits; IPv4 in the lowest 32
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {
    private static final String EXPECTED = "an IPv4 or IPv6 address such as 192.0.2.1 or 2001:db8::1";
    private static final long WELL_KNOWN_PREFIX = 0x0064_FF9B_0000_0000L;
    private static final long LOW_32 = 0xFFFF_FFFFL;

    /** The two kinds of address. Networks of one never contain addresses of the other. */
    public enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        /** The length of an address, and the longest prefix. */
        public int bits() {
            return bits;
        }
    }

    /** Accepts canonical addresses only; {@link #of(byte[])} and {@link #parse} make them so. */
    public IpAddress {
        boolean canonical = family == Family.IPV4 ? high == 0 && low >>> 32 == 0 : !ofIpv4(high, low);
        InvalidValueException.check(canonical, "family", family, "IPV4 for an address of 32 bits, else IPV6");
    }

    /**
     * Reads a literal and nothing else: no host names, zone ids, brackets, ports, octal or shortened IPv4 forms.
     *
     * @throws InvalidValueException if it is not one
     */
    public static IpAddress parse(String text) {
        IpAddress address = read(text);
        if (address == null) {
            throw new InvalidValueException("", text, EXPECTED);
        }
        return address;
    }

    static @Nullable IpAddress read(String text) {
        if (text.indexOf(':') >= 0) {
            return Ipv6Literal.read(text);
        }
        long bits = Ipv4Literal.read(text, 0);
        return bits == Ipv4Literal.INVALID ? null : new IpAddress(Family.IPV4, 0, bits);
    }

    /**
     * From network byte order.
     *
     * @throws InvalidValueException unless there are 4 or 16 bytes
     */
    public static IpAddress of(byte[] bytes) {
        InvalidValueException.check(bytes.length == 4 || bytes.length == 16, "length", bytes.length, "4 or 16 bytes");
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == 4
                ? new IpAddress(Family.IPV4, 0, buffer.getInt() & LOW_32)
                : of(buffer.getLong(), buffer.getLong());
    }

    /** The address of a socket; its scope, if any, is dropped. */
    public static IpAddress of(InetAddress address) {
        return of(address.getAddress());
    }

    /** From the 128 bits of an IPv6 address, which may stand for an IPv4 one. */
    static IpAddress of(long high, long low) {
        return ofIpv4(high, low) ? new IpAddress(Family.IPV4, 0, low & LOW_32) : new IpAddress(Family.IPV6, high, low);
    }

    private static boolean ofIpv4(long high, long low) {
        boolean mapped = high == 0 && low >>> 32 == 0xFFFF;
        return mapped || high == WELL_KNOWN_PREFIX && low >>> 32 == 0;
    }

    /** Network byte order, 4 or 16 bytes. */
    public byte[] toBytes() {
        return family == Family.IPV4
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    /**
     * The network around this address, as a source is counted by: one customer seldom has more than it.
     *
     * @param v4Prefix used for IPv4, 0 to 32
     * @param v6Prefix used for IPv6, 0 to 128
     */
    public Cidr network(int v4Prefix, int v6Prefix) {
        return Cidr.around(this, family == Family.IPV4 ? v4Prefix : v6Prefix);
    }

    IpAddress masked(int prefix) {
        return new IpAddress(family, high & highMask(family, prefix), low & lowMask(family, prefix));
    }

    static long highMask(Family family, int prefix) {
        int bits = prefix + 128 - family.bits();
        return bits == 0 ? 0 : -1L << Math.max(0, 64 - bits);
    }

    static long lowMask(Family family, int prefix) {
        int bits = prefix + 128 - family.bits();
        return bits <= 64 ? 0 : -1L << (128 - bits);
    }

    /** By family, then numerically. */
    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        int byHigh = byFamily != 0 ? byFamily : Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The canonical text: dotted decimal, or RFC 5952. */
    @Override
    public String toString() {
        return family == Family.IPV4 ? Ipv4Literal.write(low) : Ipv6Literal.write(high, low);
    }
}
