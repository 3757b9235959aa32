package dev.latchkey.bench.site;

/** Networks that are counted each for itself: /48 of what RFC 3849 and RFC 9637 set aside for documentation. */
public final class Networks {
    private Networks() {}

    /** Where a user is at home: in 198.19.0.0/16, half of what RFC 2544 sets aside for benchmarks; some share an address. */
    public static String ofHome(int user) {
        return "198.19." + user / 250 % 250 + "." + (user % 250 + 1);
    }

    /** One of 2^28, below 3fff::/20. */
    public static String ofSample(int number) {
        return "3fff:%x:%x::1".formatted(number >>> 16 & 0xfff, number & 0xffff);
    }

    /** One of the 65,536 from which this login is attacked. */
    public static String ofAttack(SampleRequest victim, int number) {
        return "2001:db8:%x::1".formatted(victim.login().hashCode() * 31 + number & 0xffff);
    }
}
