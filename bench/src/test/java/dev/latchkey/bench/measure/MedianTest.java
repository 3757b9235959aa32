package dev.latchkey.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheMiddle() {
        assertThat(Median.of(List.of(9, 1, 5), Integer::doubleValue)).isEqualTo(5);
    }

    @Test
    void isBetweenTheTwoInTheMiddle() {
        assertThat(Median.of(List.of(1, 2, 4, 1000), Integer::doubleValue)).isEqualTo(3);
    }

    @Test
    void isZeroForNothing() {
        assertThat(Median.of(List.<Integer>of(), Integer::doubleValue)).isZero();
    }
}
