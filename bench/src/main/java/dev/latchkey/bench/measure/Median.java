package dev.latchkey.bench.measure;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of several rounds, which one disturbed round does not move far. */
public final class Median {

    private Median() {}

    /** Of a figure of each; the mean of the two in the middle for an even number, 0 for none. */
    public static <T> double of(Collection<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
