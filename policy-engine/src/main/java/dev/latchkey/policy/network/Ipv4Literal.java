package dev.latchkey.policy.network;

/** Dotted decimal as RFC 6943 section 3.1.1 calls strict: four parts, 0 to 255, no leading zeros. */
final class Ipv4Literal {
    static final long INVALID = -1;

    private Ipv4Literal() {}

    /** The 32 bits of the literal that fills {@code text} from {@code start}, or {@link #INVALID}. */
    static long read(String text, int start) {
        long address = 0;
        int at = start;
        for (int part = 0; part < 4; part++) {
            int end = endOfDigits(text, at);
            long octet = octet(text, at, end);
            boolean delimited = part == 3 ? end == text.length() : end < text.length() && text.charAt(end) == '.';
            if (octet == INVALID || !delimited) {
                return INVALID;
            }
            address = address << 8 | octet;
            at = end + 1;
        }
        return address;
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        // Not Character.isDigit: it also accepts the digits of other scripts.
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static long octet(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
            return INVALID;
        }
        int octet = Integer.parseInt(text, start, end, 10);
        return octet > 255 ? INVALID : octet;
    }

    static String write(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
