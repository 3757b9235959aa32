package dev.latchkey.policies.snapshot;

import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.recurring.Recurring;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a look taken from time to time. */
final class SnapshotWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SnapshotTopic topic;
    private final TopicFollower follower;
    private final SnapshotCare care;
    private final Duration every;
    private @Nullable Recurring looks;

    SnapshotWatch(SnapshotTopic topic, TopicFollower follower, SnapshotCare care, Duration every) {
        this.topic = topic;
        this.follower = follower;
        this.care = care;
        this.every = every;
    }

    private void look() {
        // In this order: the view may be newer than it claims to be, not older.
        Instant freshAsOf = follower.freshAsOf();
        try {
            care.look(freshAsOf, topic.last()).block(PATIENCE);
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("the snapshot topic could not be compared");
        }
    }

    SnapshotWatch start() {
        follower.start();
        looks = Recurring.start("snapshot-watch", every, every, this::look);
        return this;
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.close();
        }
        follower.close();
    }
}
