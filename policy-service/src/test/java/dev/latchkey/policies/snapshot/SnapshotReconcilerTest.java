package dev.latchkey.policies.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policies.storing.CurrentVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotReconcilerTest {
    private static final Map<String, PolicySnapshotPublished> ON_TOPIC = Map.of("acme", snapshot(7));

    private static PolicySnapshotPublished snapshot(long version) {
        return new PolicySnapshotPublished("acme", version, "hash", Instant.EPOCH, List.of(), List.of(), null);
    }

    private static List<String> unpublished(CurrentVersion head) {
        return SnapshotReconciler.unpublished(List.of(head), ON_TOPIC);
    }

    @Test
    void confirmsWhatIsOnTheTopicAsItIsStored() {
        assertThat(unpublished(new CurrentVersion("acme", 7, "hash", true))).isEmpty();
    }

    @Test
    void doesNotConfirmWhatWaitsForTheBroker() {
        assertThat(unpublished(new CurrentVersion("acme", 7, "hash", false))).containsExactly("acme");
        assertThat(unpublished(new CurrentVersion("acme", 8, "hash", false))).containsExactly("acme");
    }

    @Test
    void doesNotConfirmWhatTheTopicLacks() {
        assertThat(unpublished(new CurrentVersion("acme", 8, "hash", true))).containsExactly("acme");
        assertThat(unpublished(new CurrentVersion("acme", 7, "other", true))).containsExactly("acme");
        assertThat(unpublished(new CurrentVersion("new", 1, "hash", true))).containsExactly("new");
    }
}
