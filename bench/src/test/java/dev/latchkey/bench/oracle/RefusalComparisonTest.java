package dev.latchkey.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalComparisonTest {
    private static final int SAMPLES = 2000;

    private final Random random = new Random(1);

    @Test
    void findsNoDifferenceWhereThereIsNone() {
        var comparison = new RefusalComparison(
                Stream.of(refused(0, 300), refused(1, 300), refused(2, 300))
                        .flatMap(List::stream)
                        .toList(),
                3);
        assertThat(comparison.byTime()).hasSize(3).allMatch(pair -> pair.p() > RefusalComparison.SIGNIFICANT);
        assertThat(comparison.byTemporaryFailures()).allMatch(pair -> pair.p() == 1);
    }

    /** Answers under load have a long tail; of a hundred such runs hardly one may be called different. */
    @Test
    void callsHardlyAnyRunDifferentInWhichNoneIs() {
        long different = IntStream.range(0, 100)
                .filter(run -> new RefusalComparison(
                                IntStream.range(0, 14 * 500)
                                        .mapToObj(i -> new RefusalSample(
                                                i % 14, 300 - 2 * Math.log(random.nextDouble()), false))
                                        .toList(),
                                14)
                        .byTime().stream().anyMatch(pair -> pair.p() <= RefusalComparison.SIGNIFICANT))
                .count();
        assertThat(different).isLessThanOrEqualTo(3);
    }

    @Test
    void findsTheClassThatComesLater() {
        var comparison = new RefusalComparison(
                Stream.of(refused(0, 300), refused(1, 300), refused(2, 300.2))
                        .flatMap(List::stream)
                        .toList(),
                3);
        assertThat(comparison.byTime().stream()
                        .filter(pair -> pair.p() <= RefusalComparison.SIGNIFICANT)
                        .map(RefusalComparison.Pair::other))
                .containsExactlyInAnyOrder(2, 2);
    }

    @Test
    void findsTheClassThatLiesAboveTheBoundAltogether() {
        var samples = IntStream.range(0, 14)
                .mapToObj(refusal -> refused(refusal, refusal == 3 ? 600 : 300))
                .flatMap(List::stream)
                .toList();
        assertThat(new RefusalComparison(samples, 14)
                        .byTime().stream().filter(pair -> pair.p() <= RefusalComparison.SIGNIFICANT))
                .hasSize(13)
                .allMatch(pair -> pair.one() == 3 || pair.other() == 3);
    }

    /** A difference above the 90th percentile alone is load, which all meet alike. */
    @Test
    void looksAtWhatLiesBelowTheNinetiethPercentile() {
        var late = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new RefusalSample(1, i % 20 == 0 ? 900 : 300 + random.nextGaussian(), false))
                .toList();
        var early = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new RefusalSample(0, i % 20 == 0 ? 600 : 300 + random.nextGaussian(), false))
                .toList();
        var comparison = new RefusalComparison(
                Stream.of(early, late).flatMap(List::stream).toList(), 2);
        assertThat(comparison.byTime().getFirst().p()).isGreaterThan(RefusalComparison.SIGNIFICANT);
    }

    @Test
    void findsTheClassThatAloneIsToldToComeAgain() {
        var temporary = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new RefusalSample(1, 300 + random.nextGaussian(), i % 50 == 0))
                .toList();
        var comparison = new RefusalComparison(
                Stream.of(refused(0, 300), temporary).flatMap(List::stream).toList(), 2);
        assertThat(comparison.byTemporaryFailures().getFirst().p()).isLessThan(RefusalComparison.SIGNIFICANT);
        assertThat(comparison.temporary(1)).isEqualTo(SAMPLES / 50);
    }

    private List<RefusalSample> refused(int refusal, double around) {
        return IntStream.range(0, SAMPLES)
                .mapToObj(i -> new RefusalSample(refusal, around + random.nextGaussian(), false))
                .toList();
    }
}
