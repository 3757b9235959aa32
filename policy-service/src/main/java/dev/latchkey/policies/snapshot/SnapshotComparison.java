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

    /** A database that is restored from a backup has not lost more changes of a tenant than that. */
    private static final long MOST_LOST = 10_000;
    /** More than a change each millisecond for thirty years. */
    private static final long HIGHEST = 1L << 40;

    static SnapshotComparison of(@Nullable CurrentVersion stored, Optional<PolicySnapshotPublished> onTopic) {
        if (onTopic.filter(snapshot -> beyondBelief(snapshot, stored)).isPresent()) {
            return stored == null ? FINE : of(stored, Optional.empty());
        }
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

    /** No version that could have come about: whoever took it over would let it stop every change that follows. */
    private static boolean beyondBelief(PolicySnapshotPublished snapshot, @Nullable CurrentVersion stored) {
        long most = stored == null ? HIGHEST : stored.version() + MOST_LOST;
        return snapshot.version() < 1 || snapshot.version() > most;
    }
}
