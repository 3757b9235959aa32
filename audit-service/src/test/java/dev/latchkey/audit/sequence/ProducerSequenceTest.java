package dev.latchkey.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProducerSequenceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final ProducerSequence sequence = new ProducerSequence("credential-service/a/1", NOW);

    @Test
    void missesNothingWhenNumbersComeInOrder() {
        see(1, 2, 3);

        assertThat(sequence.gaps()).isEmpty();
        assertThat(sequence.contiguous()).isEqualTo(3);
    }

    @Test
    void missesTheBeginning() {
        see(4);

        assertThat(sequence.gaps()).containsExactly(new OpenGap(1, 3, NOW));
        assertThat(sequence.contiguous()).isZero();
    }

    @Test
    void missesWhatWasLeftOut() {
        see(1, 2, 5, 8);

        assertThat(sequence.gaps()).containsExactly(new OpenGap(3, 4, NOW), new OpenGap(6, 7, NOW));
        assertThat(sequence.contiguous()).isEqualTo(2);
        assertThat(sequence.highest()).isEqualTo(8);
    }

    @Test
    void doesNotMindRepetitions() {
        see(1, 2, 2, 1, 3, 2, 3);

        assertThat(sequence.gaps()).isEmpty();
        assertThat(sequence.contiguous()).isEqualTo(3);
    }

    @Test
    void lateNumberClosesItsGap() {
        see(1, 3, 2);

        assertThat(sequence.gaps()).isEmpty();
        assertThat(sequence.contiguous()).isEqualTo(3);
    }

    @Test
    void lateNumberSplitsAGap() {
        see(1, 7, 4);

        assertThat(sequence.gaps()).containsExactly(new OpenGap(2, 3, NOW), new OpenGap(5, 6, NOW));
    }

    @Test
    void lateNumbersShortenAGapFromBothEnds() {
        see(1, 7, 2, 6);

        assertThat(sequence.gaps()).containsExactly(new OpenGap(3, 5, NOW));
    }

    @Test
    void remainderOfAGapKeepsItsAge() {
        see(1, 7);
        sequence.observe(4, NOW.plusSeconds(60));

        assertThat(sequence.gaps()).allMatch(gap -> gap.since().equals(NOW));
    }

    @Test
    void goesOnFromWhatWasWrittenDown() {
        ProducerSequence again = new ProducerSequence("p", 9, NOW, List.of(new OpenGap(3, 4, NOW)));

        again.observe(3, NOW);
        again.observe(10, NOW);

        assertThat(again.gaps()).containsExactly(new OpenGap(4, 4, NOW));
        assertThat(again.highest()).isEqualTo(10);
    }

    @Test
    void gapEndsWhereOrAfterItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenGap(5, 4, NOW))
                .withMessageContaining("expected: 1 <= from <= to");
    }

    private void see(long... numbers) {
        Arrays.stream(numbers).forEach(number -> sequence.observe(number, NOW));
    }
}
