package dev.latchkey.bench.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.TTest;

/**
 * Whether classes of refusals differ: in time by Welch's test on what lies below the 90th percentile of all of them, in
 * how often they are "not now" by Fisher's exact test. Of all pairs, corrected by Holm's method.
 *
 * <p>The bound is one for all: where each class is cut at a percentile of its own, the cut moves with the samples, which
 * Welch's test does not know of, and it finds differences where there are none (Yuen 1974). A class that lies above the
 * bound more often than another is found by Fisher's test; a pair's p is the lesser of the two, doubled.
 */
final class RefusalComparison {
    /** At or below this, two classes are said to differ. */
    static final double SIGNIFICANT = 0.01;

    private static final double TRIMMED = 0.9;

    private final List<double[]> millis = new ArrayList<>();
    private final List<int[]> answers = new ArrayList<>();
    private final double bound;

    RefusalComparison(List<RefusalSample> samples, int classes) {
        for (int i = 0; i < classes; i++) {
            int refusal = i;
            var own = samples.stream().filter(each -> each.refusal() == refusal).toList();
            double[] refused = own.stream()
                    .filter(each -> !each.temporary())
                    .mapToDouble(RefusalSample::millis)
                    .sorted()
                    .toArray();
            millis.add(refused);
            answers.add(new int[] {refused.length, own.size() - refused.length});
        }
        bound = percentile(
                millis.stream().flatMapToDouble(Arrays::stream).sorted().toArray(), TRIMMED);
    }

    /** Two classes, and how likely such a difference is where there is none; corrected. */
    record Pair(int one, int other, double p) {}

    /** By when they come. */
    List<Pair> byTime() {
        return corrected(this::timeOfPair);
    }

    private double timeOfPair(int one, int other) {
        double[] early = belowNinetieth(one);
        double[] otherEarly = belowNinetieth(other);
        double late = fisher(split(one, early.length), split(other, otherEarly.length));
        return Math.min(1, 2 * Math.min(welch(early, otherEarly), late));
    }

    private int[] split(int refusal, int early) {
        return new int[] {early, millis.get(refusal).length - early};
    }

    /** By how often they are "not now". */
    List<Pair> byTemporaryFailures() {
        return corrected((one, other) -> fisher(answers.get(one), answers.get(other)));
    }

    int refused(int refusal) {
        return answers.get(refusal)[0];
    }

    int temporary(int refusal) {
        return answers.get(refusal)[1];
    }

    /** In milliseconds; 0 where none was refused. */
    double percentile(int refusal, double share) {
        return percentile(millis.get(refusal), share);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    double meanBelowNinetieth(int refusal) {
        return Arrays.stream(belowNinetieth(refusal)).average().orElse(0);
    }

    private double[] belowNinetieth(int refusal) {
        return Arrays.stream(millis.get(refusal))
                .takeWhile(each -> each < bound)
                .toArray();
    }

    /** One that has too few values to say anything is no different. */
    private static double welch(double[] one, double[] other) {
        return one.length < 2 || other.length < 2
                ? 1
                : TTest.withDefaults()
                        .with(DataDispersion.HETEROSCEDASTIC)
                        .test(one, other)
                        .getPValue();
    }

    private static double fisher(int[] one, int[] other) {
        return one[1] == 0 && other[1] == 0
                ? 1
                : FisherExactTest.withDefaults().test(new int[][] {one, other}).getPValue();
    }

    /** Holm: the smallest p of n is taken n times, the next one n - 1 times, and none is less than the one before. */
    private List<Pair> corrected(ToDoubleBiFunction<Integer, Integer> test) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < answers.size(); one++) {
            for (int other = one + 1; other < answers.size(); other++) {
                pairs.add(new Pair(one, other, test.applyAsDouble(one, other)));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::p));
        double least = 0;
        for (int i = 0; i < pairs.size(); i++) {
            least = Math.max(least, Math.min(1, pairs.get(i).p() * (pairs.size() - i)));
            pairs.set(i, new Pair(pairs.get(i).one(), pairs.get(i).other(), least));
        }
        return pairs;
    }
}
