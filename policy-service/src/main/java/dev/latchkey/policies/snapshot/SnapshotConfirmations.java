package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who judge sign-ins that what they have is the newest. Nothing waits for it: what could not be told is true
 * again a little later.
 */
final class SnapshotConfirmations {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotConfirmations.class);
    private static final int MOST_BEHIND = 1_000;

    private final EventPublisher publisher;
    private final EventIds ids;
    private final Clock clock;
    private final String replica;

    SnapshotConfirmations(EventPublisher publisher, EventIds ids, Clock clock, String replica) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
        this.replica = replica;
    }

    /** @param asOf before anything was compared */
    void tell(Instant asOf, SnapshotCoverage coverage) {
        if (coverage.behind().size() > MOST_BEHIND) {
            LOG.atWarn()
                    .addKeyValue("behind", coverage.behind().size())
                    .log("too many tenants wait; no policies are confirmed");
            return;
        }
        publisher
                .publish(new OutboundEvent(
                        ids.next(),
                        clock.instant(),
                        null,
                        new PolicySnapshotsConfirmed(asOf, coverage.behind(), replica, coverage.published())))
                .exceptionally(failure -> {
                    LOG.atDebug().addKeyValue("cause", failure.toString()).log("policies could not be confirmed");
                    return null;
                });
    }
}
