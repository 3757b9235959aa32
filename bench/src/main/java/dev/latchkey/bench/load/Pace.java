package dev.latchkey.bench.load;

/**
 * When questions are asked.
 *
 * @param nanosBetween between the starts of two; 0: whenever an answer has come
 */
public record Pace(long nanosBetween) {

    /** Each connection asks again as soon as it is answered (closed loop): shows what a server can do at most. */
    public static final Pace AS_FAST_AS_ANSWERED = new Pace(0);

    /**
     * So many in a second, whatever the answers do (open loop): a slow answer delays none of the questions after it, and
     * latency counts from the moment at which a question was due.
     */
    public static Pace perSecond(double rate) {
        if (rate < 1 || rate > 1e6) {
            throw new IllegalArgumentException("rate: " + rate + " (expected: 1 to 1000000)");
        }
        return new Pace((long) (1e9 / rate));
    }

    boolean isClosed() {
        return nanosBetween == 0;
    }
}
