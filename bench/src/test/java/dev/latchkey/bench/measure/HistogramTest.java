package dev.latchkey.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void isExactForShortOnes() {
        for (int i = 1; i <= 100; i++) {
            histogram.add(i);
        }
        assertThat(histogram.quantile(0.5)).isEqualTo(50);
        assertThat(histogram.quantile(0.99)).isEqualTo(99);
        assertThat(histogram.quantile(1)).isEqualTo(100);
        assertThat(histogram.count()).isEqualTo(100);
    }

    @Test
    void isWithinOnePercentOfTheTruth() {
        var random = new Random(7);
        long[] all = random.longs(50_000, 1, 3_000_000_000L).toArray();
        Arrays.stream(all).forEach(histogram::add);
        Arrays.sort(all);
        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999}) {
            long truth = all[(int) Math.ceil(share * all.length) - 1];
            assertThat(histogram.quantile(share)).isCloseTo(truth, withinPercentage(0.8));
        }
    }

    @Test
    void neverSaysMoreThanTheLongest() {
        histogram.add(1_000_003);
        assertThat(histogram.quantile(0.5)).isEqualTo(1_000_003);
        assertThat(histogram.max()).isEqualTo(1_000_003);
    }

    @Test
    void takesTheExtremes() {
        histogram.add(-5);
        histogram.add(Long.MAX_VALUE);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.quantile(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThat(histogram.quantile(0.99)).isZero();
    }
}
