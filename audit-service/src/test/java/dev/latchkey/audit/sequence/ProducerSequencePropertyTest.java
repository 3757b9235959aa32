package dev.latchkey.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProducerSequencePropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    /** Any numbers in any order, lost, repeated, reordered: what is missing is what a set says is missing. */
    @Property
    void missesExactlyWhatDidNotCome(@ForAll("deliveries") List<Long> deliveries) {
        ProducerSequence sequence = new ProducerSequence("p", NOW);
        deliveries.forEach(number -> sequence.observe(number, NOW));

        assertThat(missing(sequence)).isEqualTo(absent(deliveries));
    }

    @Property
    void redeliveryChangesNothing(@ForAll("deliveries") List<Long> deliveries) {
        ProducerSequence sequence = new ProducerSequence("p", NOW);
        deliveries.forEach(number -> sequence.observe(number, NOW));
        List<OpenGap> before = sequence.gaps();

        deliveries.forEach(number -> sequence.observe(number, NOW.plusSeconds(5)));

        assertThat(sequence.gaps()).isEqualTo(before);
    }

    @Property
    void nothingIsMissingBelowTheContiguousNumber(@ForAll("deliveries") List<Long> deliveries) {
        ProducerSequence sequence = new ProducerSequence("p", NOW);
        deliveries.forEach(number -> sequence.observe(number, NOW));

        assertThat(Set.copyOf(deliveries))
                .containsAll(
                        LongStream.rangeClosed(1, sequence.contiguous()).boxed().toList());
        assertThat(deliveries).doesNotContain(sequence.contiguous() + 1);
    }

    @Property
    void gapsAreAscendingAndApart(@ForAll("deliveries") List<Long> deliveries) {
        ProducerSequence sequence = new ProducerSequence("p", NOW);
        deliveries.forEach(number -> sequence.observe(number, NOW));
        List<OpenGap> gaps = sequence.gaps();

        for (int i = 1; i < gaps.size(); i++) {
            assertThat(gaps.get(i).from()).isGreaterThan(gaps.get(i - 1).to() + 1);
        }
    }

    @Provide
    Arbitrary<List<Long>> deliveries() {
        return Arbitraries.longs().between(1, 40).list().ofMinSize(1).ofMaxSize(80);
    }

    private static Set<Long> missing(ProducerSequence sequence) {
        Set<Long> missing = new TreeSet<>();
        sequence.gaps()
                .forEach(gap -> LongStream.rangeClosed(gap.from(), gap.to()).forEach(missing::add));
        return missing;
    }

    private static Set<Long> absent(List<Long> deliveries) {
        long highest = deliveries.stream().mapToLong(n -> n).max().orElse(0);
        Set<Long> absent = new TreeSet<>();
        LongStream.rangeClosed(1, highest).filter(n -> !deliveries.contains(n)).forEach(absent::add);
        return absent;
    }
}
