package dev.latchkey.policies.snapshot;

import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a look taken from time to time. */
final class ReconciliationSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationSchedule.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SnapshotTopic topic;
    private final TopicFollower follower;
    private final SnapshotReconciler reconciler;
    private final SnapshotConfirmations confirmations;
    private final Clock clock;
    private final Duration every;
    private final RecurringTasks tasks;
    private @Nullable RecurringTask looks;

    ReconciliationSchedule(
            SnapshotTopic topic,
            TopicFollower follower,
            SnapshotReconciler reconciler,
            SnapshotConfirmations confirmations,
            Clock clock,
            Duration every,
            RecurringTasks tasks) {
        this.topic = topic;
        this.follower = follower;
        this.reconciler = reconciler;
        this.confirmations = confirmations;
        this.clock = clock;
        this.every = every;
        this.tasks = tasks;
    }

    private void look() {
        // In this order: the view may be newer than it claims to be, not older.
        Instant freshAsOf = follower.freshAsOf();
        try {
            Instant asOf = clock.instant();
            SnapshotCoverage coverage = reconciler.look(freshAsOf, topic.last()).block(TIMEOUT);
            if (coverage != null && !freshAsOf.equals(Instant.MIN)) {
                confirmations.tell(asOf, coverage);
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("the snapshot topic could not be compared");
        }
    }

    ReconciliationSchedule start() {
        looks = tasks.start(Recurrence.every("snapshot-reconciliation", every, TIMEOUT.plusSeconds(30)), this::look);
        return this;
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.close();
        }
    }
}
