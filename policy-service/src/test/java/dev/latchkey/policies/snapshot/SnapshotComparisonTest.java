package dev.latchkey.policies.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policies.storing.CurrentVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotComparisonTest {
    private static CurrentVersion stored(long version, boolean published) {
        return new CurrentVersion("acme", version, "hash" + version, published);
    }

    private static Optional<PolicySnapshotPublished> onTopic(long version, String hash) {
        return Optional.of(
                new PolicySnapshotPublished("acme", version, hash, Instant.EPOCH, List.of(), List.of(), null));
    }

    @Test
    void isFineWhenBothHaveTheSame() {
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(3, "hash3"))).isEqualTo(SnapshotComparison.FINE);
    }

    @Test
    void isFineWhileEventsAreUnderWay() {
        assertThat(SnapshotComparison.of(stored(3, false), onTopic(2, "hash2"))).isEqualTo(SnapshotComparison.FINE);
        assertThat(SnapshotComparison.of(stored(3, false), Optional.empty())).isEqualTo(SnapshotComparison.FINE);
    }

    @Test
    void missesWhatTheTopicDoesNotHave() {
        assertThat(SnapshotComparison.of(stored(3, true), Optional.empty())).isEqualTo(SnapshotComparison.TOPIC_BEHIND);
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(2, "hash2")))
                .isEqualTo(SnapshotComparison.TOPIC_BEHIND);
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(3, "other")))
                .isEqualTo(SnapshotComparison.TOPIC_BEHIND);
    }

    /** Whoever took it over would let it stop every change that follows. */
    @Test
    void takesAVersionThatCannotHaveComeAboutForNone() {
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(1L << 62, "hash")))
                .isEqualTo(SnapshotComparison.TOPIC_BEHIND);
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(10_004, "hash")))
                .isEqualTo(SnapshotComparison.TOPIC_BEHIND);
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(10_003, "hash")))
                .isEqualTo(SnapshotComparison.DATABASE_BEHIND);
        assertThat(SnapshotComparison.of(null, onTopic(1L << 62, "hash"))).isEqualTo(SnapshotComparison.FINE);
    }

    @Test
    void missesWhatTheDatabaseDoesNotHave() {
        assertThat(SnapshotComparison.of(stored(3, true), onTopic(4, "hash4")))
                .isEqualTo(SnapshotComparison.DATABASE_BEHIND);
        assertThat(SnapshotComparison.of(stored(3, false), onTopic(4, "hash4")))
                .isEqualTo(SnapshotComparison.DATABASE_BEHIND);
        assertThat(SnapshotComparison.of(null, onTopic(4, "hash4"))).isEqualTo(SnapshotComparison.DATABASE_BEHIND);
    }
}
