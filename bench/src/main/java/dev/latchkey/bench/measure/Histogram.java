package dev.latchkey.bench.measure;

/**
 * Latencies in nanoseconds, each kept to within 0.8 %: 128 buckets for each power of two. For one thread.
 */
public final class Histogram {
    private static final int BITS = 7;
    private static final int BUCKETS = 1 << BITS;

    private final long[] counts = new long[(Long.SIZE - BITS) * BUCKETS];
    private long total;
    private long highest;

    /** Takes one latency; a negative one, which a clock cannot mean, counts as zero. */
    public void add(long nanos) {
        long latency = Math.max(0, nanos);
        counts[bucket(latency)]++;
        total++;
        highest = Math.max(highest, latency);
    }

    /** How many there are. */
    public long count() {
        return total;
    }

    /** The longest, exactly. */
    public long max() {
        return highest;
    }

    /**
     * The latency that a share of all does not exceed, in nanoseconds; 0 when there are none.
     *
     * @param share from 0 to 1
     */
    public long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(highest, end(i));
            }
        }
        return highest;
    }

    /** The same in milliseconds. */
    public double millis(double share) {
        return quantile(share) / 1e6;
    }

    private static int bucket(long latency) {
        int shift = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(latency));
        return shift * BUCKETS + (int) (latency >>> shift);
    }

    private static long end(int bucket) {
        int shift = Math.max(0, bucket / BUCKETS - 1);
        long sub = bucket - (long) shift * BUCKETS;
        return ((sub + 1) << shift) - 1;
    }
}
