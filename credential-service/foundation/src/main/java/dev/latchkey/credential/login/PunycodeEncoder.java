package dev.latchkey.credential.login;

/** Writes one label of a domain in ASCII (RFC 3492, section 6.3): what is ASCII of it, then where the rest belongs. */
final class PunycodeEncoder {
    private final int[] points;
    private final StringBuilder written = new StringBuilder();
    private final int basic;
    private int done;
    private int bias = Punycode.FIRST_BIAS;
    private long delta;

    PunycodeEncoder(String label) {
        this.points = label.codePoints().toArray();
        label.codePoints().filter(each -> each < Punycode.FIRST_POINT).forEach(written::appendCodePoint);
        this.basic = written.length();
        this.done = basic;
    }

    String encode() {
        if (basic > 0) {
            written.append('-');
        }
        int point = Punycode.FIRST_POINT;
        while (done < points.length) {
            int next = next(point);
            delta += (long) (next - point) * (done + 1);
            writeAll(next);
            delta++;
            point = next + 1;
        }
        return written.toString();
    }

    /** The smallest that is left. */
    private int next(int from) {
        int next = Integer.MAX_VALUE;
        for (int each : points) {
            next = each >= from ? Math.min(next, each) : next;
        }
        return next;
    }

    private void writeAll(int point) {
        for (int each : points) {
            if (each < point) {
                delta++;
            } else if (each == point) {
                write(delta);
                bias = Punycode.adapted(delta, done + 1, done == basic);
                delta = 0;
                done++;
            }
        }
    }

    /** As many digits as it needs, each of its own weight. */
    private void write(long number) {
        long left = number;
        int k = Punycode.BASE;
        for (int t = Punycode.threshold(k, bias); left >= t; t = Punycode.threshold(k, bias)) {
            int weight = Punycode.BASE - t;
            written.append(Punycode.letter((int) (t + (left - t) % weight)));
            left = (left - t) / weight;
            k += Punycode.BASE;
        }
        written.append(Punycode.letter((int) left));
    }
}
