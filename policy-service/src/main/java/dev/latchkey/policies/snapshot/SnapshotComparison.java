package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policies.storing.CurrentVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules that the database has of a tenant against those that the topic has. */
enum SnapshotComparison {
    /** The same, or about to be: events are under way. */
    FINE,
    /** The topic does not have what the database has: it lost it, or an older snapshot came in after a newer one. */
    TOPIC_BEHIND,
    /** The database does not have what it once published: it lost it. */
    DATABASE_BEHIND;

    static SnapshotComparison of(@Nullable CurrentVersion stored, Optional<PolicySnapshotPublished> onTopic) {
        long there = onTopic.map(PolicySnapshotPublished::version).orElse(0L);
        long here = stored == null ? 0 : stored.version();
        if (there > here) {
            return DATABASE_BEHIND;
        }
        if (stored == null || !stored.published()) {
            return FINE;
        }
        boolean same = there == here
                && onTopic.map(PolicySnapshotPublished::contentHash)
                        .filter(stored.contentHash()::equals)
                        .isPresent();
        return same ? FINE : TOPIC_BEHIND;
    }
}
