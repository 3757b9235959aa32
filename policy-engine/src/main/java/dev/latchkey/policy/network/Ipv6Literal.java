package dev.latchkey.policy.network;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The text forms of RFC 4291 section 2.2, read; the one of RFC 5952 section 4, written. */
final class Ipv6Literal {
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;

    private final String text;
    private final int[] groups = new int[GROUPS];
    private int count;
    private int gap = -1;
    private int at;

    private Ipv6Literal(String text) {
        this.text = text;
    }

    static @Nullable IpAddress read(String text) {
        Ipv6Literal literal = new Ipv6Literal(text);
        return text.length() <= LONGEST && literal.readAll() ? literal.address() : null;
    }

    private boolean readAll() {
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            if (!readGroup() || (at < text.length() && !readSeparator())) {
                return false;
            }
        }
        return gap < 0 ? count == GROUPS : count < GROUPS;
    }

    private boolean readGroup() {
        int start = at;
        while (at < text.length() && HexFormat.isHexDigit(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            return readIpv4Tail(start);
        }
        int length = at - start;
        return length >= 1 && length <= 4 && add(HexFormat.fromHexDigits(text, start, at));
    }

    private boolean readIpv4Tail(int start) {
        long bits = Ipv4Literal.read(text, start);
        at = text.length();
        return bits != Ipv4Literal.INVALID && add((int) (bits >>> 16)) && add((int) (bits & 0xFFFF));
    }

    private boolean add(int group) {
        if (count == GROUPS) {
            return false;
        }
        groups[count++] = group;
        return true;
    }

    private boolean readSeparator() {
        if (text.charAt(at) != ':' || ++at == text.length()) {
            return false;
        }
        if (text.charAt(at) != ':') {
            return true;
        }
        boolean first = gap < 0;
        gap = count;
        at++;
        return first;
    }

    private IpAddress address() {
        long high = 0;
        long low = 0;
        int skipped = GROUPS - count;
        for (int i = 0; i < count; i++) {
            int place = gap >= 0 && i >= gap ? i + skipped : i;
            if (place < 4) {
                high |= (long) groups[i] << (48 - 16 * place);
            } else {
                low |= (long) groups[i] << (112 - 16 * place);
            }
        }
        return IpAddress.of(high, low);
    }

    static String write(long high, long low) {
        int start = 0;
        int longest = 1; // A single zero group is not shortened.
        for (int i = 0; i < GROUPS; i++) {
            int length = zerosFrom(high, low, i);
            if (length > longest) {
                start = i;
                longest = length;
            }
        }
        return longest == 1
                ? join(high, low, 0, GROUPS)
                : join(high, low, 0, start) + "::" + join(high, low, start + longest, GROUPS);
    }

    private static int zerosFrom(long high, long low, int from) {
        int end = from;
        while (end < GROUPS && group(high, low, end) == 0) {
            end++;
        }
        return end - from;
    }

    private static String join(long high, long low, int from, int to) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            joined.append(i == from ? "" : ":").append(Integer.toHexString(group(high, low, i)));
        }
        return joined.toString();
    }

    private static int group(long high, long low, int place) {
        return (int) ((place < 4 ? high >>> (48 - 16 * place) : low >>> (112 - 16 * place)) & 0xFFFF);
    }
}
