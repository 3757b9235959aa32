package dev.latchkey.policies.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policies.storing.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Head stored(long version, boolean published) {
        return new Head("acme", version, "hash" + version, published);
    }

    private static Optional<PolicySnapshotPublished> onTopic(long version, String hash) {
        return Optional.of(
                new PolicySnapshotPublished("acme", version, hash, Instant.EPOCH, List.of(), List.of(), null));
    }

    @Test
    void isFineWhenBothHaveTheSame() {
        assertThat(Comparison.of(stored(3, true), onTopic(3, "hash3"))).isEqualTo(Comparison.FINE);
    }

    @Test
    void isFineWhileEventsAreUnderWay() {
        assertThat(Comparison.of(stored(3, false), onTopic(2, "hash2"))).isEqualTo(Comparison.FINE);
        assertThat(Comparison.of(stored(3, false), Optional.empty())).isEqualTo(Comparison.FINE);
    }

    @Test
    void missesWhatTheTopicDoesNotHave() {
        assertThat(Comparison.of(stored(3, true), Optional.empty())).isEqualTo(Comparison.TOPIC_BEHIND);
        assertThat(Comparison.of(stored(3, true), onTopic(2, "hash2"))).isEqualTo(Comparison.TOPIC_BEHIND);
        assertThat(Comparison.of(stored(3, true), onTopic(3, "other"))).isEqualTo(Comparison.TOPIC_BEHIND);
    }

    @Test
    void missesWhatTheDatabaseDoesNotHave() {
        assertThat(Comparison.of(stored(3, true), onTopic(4, "hash4"))).isEqualTo(Comparison.DATABASE_BEHIND);
        assertThat(Comparison.of(stored(3, false), onTopic(4, "hash4"))).isEqualTo(Comparison.DATABASE_BEHIND);
        assertThat(Comparison.of(null, onTopic(4, "hash4"))).isEqualTo(Comparison.DATABASE_BEHIND);
    }
}
