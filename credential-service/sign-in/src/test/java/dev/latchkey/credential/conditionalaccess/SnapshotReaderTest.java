package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.ContentHash;
import dev.latchkey.events.PolicySnapshotPublished;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    /** Whoever forges one would only have to copy it. */
    @Test
    void doesNotSayWhichHashWouldHaveBeenRight() {
        var wrong = new PolicySnapshotPublished("acme", 1, "0000", Instant.EPOCH, List.of(), List.of(), null);
        assertThatThrownBy(() -> SnapshotReader.read(wrong))
                .hasMessageContaining("0000")
                .hasMessageNotContaining(ContentHash.of(wrong));
    }
}
