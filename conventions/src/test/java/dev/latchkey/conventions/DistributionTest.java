package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.conventions.Distribution.Size;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private final Distribution to200 =
            Distribution.of(IntStream.rangeClosed(1, 200).mapToObj(lines -> new Size("f" + lines, lines)));

    @Test
    void ranks() {
        assertThat(to200.median()).isEqualTo(100);
        assertThat(to200.percentile(99)).isEqualTo(198);
        assertThat(to200.percentile(100)).isEqualTo(200);
    }

    @Test
    void namesTheLargest() {
        assertThat(to200.largest(2)).containsExactly(new Size("f200", 200), new Size("f199", 199));
        assertThat(to200.above(199)).containsExactly(new Size("f200", 200));
        assertThat(to200.shareAbove(150)).isEqualTo(0.25);
    }

    @Test
    void isZeroWhereNothingIs() {
        var nothing = Distribution.of(Stream.of());
        assertThat(nothing.median()).isZero();
        assertThat(nothing.shareAbove(1)).isZero();
    }
}
