package dev.latchkey.credential.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unicode in the letters, digits and hyphens of host names, for one label of a domain (RFC 3492). The JDK's own
 * ({@link java.net.IDN}) maps as IDNA did in 2003, where {@code straße} was {@code strasse}: two domains now.
 */
final class Punycode {
    static final int BASE = 36;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    static final int FIRST_BIAS = 72;
    static final int FIRST_POINT = 128;
    private static final int LONGEST = 63;
    private static final long MOST = (long) LONGEST * Character.MAX_CODE_POINT;

    private final String encoded;
    private final List<Integer> points = new ArrayList<>();
    private int at;
    private int bias = FIRST_BIAS;
    private long point = FIRST_POINT;
    private long place;

    private Punycode(String encoded) {
        this.encoded = encoded;
    }

    /** What a label stands for that has lost its {@code xn--}; empty where it stands for nothing. */
    static Optional<String> decode(String encoded) {
        return encoded.length() > LONGEST ? Optional.empty() : new Punycode(encoded).decode();
    }

    private Optional<String> decode() {
        int delimiter = Math.max(0, encoded.lastIndexOf('-'));
        encoded.chars().limit(delimiter).forEach(points::add);
        at = delimiter == 0 ? 0 : delimiter + 1;
        while (at < encoded.length()) {
            long before = place;
            if (!readPlace() || !insert(before)) {
                return Optional.empty();
            }
        }
        return Optional.of(points.stream()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    /** Goes on by a number of variable length; false where there is none, or it leads out of Unicode. */
    private boolean readPlace() {
        long weight = 1;
        for (int k = BASE; at < encoded.length(); k += BASE) {
            int digit = digit(encoded.charAt(at++));
            place += digit * weight;
            if (digit < 0 || place > MOST) {
                return false;
            }
            int threshold = threshold(k, bias);
            if (digit < threshold) {
                return true;
            }
            weight *= BASE - threshold;
        }
        return false;
    }

    private boolean insert(long before) {
        int length = points.size() + 1;
        bias = adapted(place - before, length, before == 0);
        point += place / length;
        place %= length;
        if (point > Character.MAX_CODE_POINT) {
            return false;
        }
        points.add((int) place++, (int) point);
        return true;
    }

    /** How a label is written behind {@code xn--}. */
    static String encode(String label) {
        return new PunycodeEncoder(label).encode();
    }

    static int threshold(int k, int bias) {
        return Math.clamp(k - bias, LOWEST, HIGHEST);
    }

    /** The bias behind a number, of which the first is larger (RFC 3492, section 6.1). */
    static int adapted(long number, int length, boolean first) {
        long delta = first ? number / DAMP : number / 2;
        delta += delta / length;
        int k = 0;
        while (delta > (BASE - LOWEST) * HIGHEST / 2) {
            delta /= BASE - LOWEST;
            k += BASE;
        }
        return k + (int) ((BASE - LOWEST + 1) * delta / (delta + SKEW));
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + HIGHEST : -1;
    }

    static char letter(int digit) {
        return (char) (digit < HIGHEST ? 'a' + digit : '0' + digit - HIGHEST);
    }
}
