package dev.latchkey.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShardSequencesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String EARLIER = "credential-service/a/019a9f00-0000-7000-8000-000000000000";

    private final ShardSequences sequences = new ShardSequences();

    @Test
    void countsEachProducerByItself() {
        sequences.observe("a", 1, NOW);
        sequences.observe("b", 1, NOW);
        sequences.observe("b", 3, NOW);

        assertThat(sequences.producers()).extracting(ProducerSequence::highest).containsExactly(1L, 3L);
        assertThat(sequences.producers()).extracting(p -> p.gaps().size()).containsExactly(0, 1);
    }

    @Test
    void missesTheBeginningOfAProducerWhenReadFromTheBeginning() {
        sequences.observe(EARLIER, 5, NOW);

        assertThat(sequences.producers().getFirst().gaps()).containsExactly(new OpenGap(1, 4, NOW));
    }

    @Test
    void doesNotMissTheBeginningOfAProducerThatStartedBeforeReadingDid() {
        sequences.joinAt(NOW);
        sequences.observe(EARLIER, 5, NOW);
        sequences.observe(EARLIER, 7, NOW);

        assertThat(sequences.producers().getFirst().gaps()).containsExactly(new OpenGap(6, 6, NOW));
    }

    @Test
    void missesTheBeginningOfAProducerThatStartedLater() {
        long millis = NOW.plusSeconds(60).toEpochMilli();
        String later = "credential-service/a/" + new java.util.UUID((millis << 16) | 0x7000, 0x8000000000000000L);
        sequences.joinAt(NOW);
        sequences.observe(later, 3, NOW);

        assertThat(sequences.producers().getFirst().gaps()).containsExactly(new OpenGap(1, 2, NOW));
    }

    @Test
    void forgetsWhoIsCompleteAndLongGone() {
        sequences.observe("complete", 1, NOW.minusSeconds(100));
        sequences.observe("incomplete", 2, NOW.minusSeconds(100));
        sequences.observe("recent", 1, NOW);

        sequences.forgetCompleteSince(NOW.minusSeconds(50));

        assertThat(sequences.producers())
                .extracting(ProducerSequence::producer)
                .containsExactly("incomplete", "recent");
    }
}
