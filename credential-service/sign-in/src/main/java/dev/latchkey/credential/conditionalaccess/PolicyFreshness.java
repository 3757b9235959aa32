package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.kit.following.TopicFollower;
import java.time.Clock;
import java.time.Instant;

/** How old the policies may be that sign-ins are judged by: what was confirmed to be the newest, and has arrived here. */
final class PolicyFreshness {
    private final PolicySnapshots snapshots;
    private final PolicyConfirmations confirmations;
    private final TopicFollower snapshotFollower;
    private final Clock clock;

    PolicyFreshness(
            PolicySnapshots snapshots, PolicyConfirmations confirmations, TopicFollower snapshotFollower, Clock clock) {
        this.snapshots = snapshots;
        this.confirmations = confirmations;
        this.snapshotFollower = snapshotFollower;
        this.clock = clock;
    }

    /** Whether the tenant would sooner have nobody let in than by policies as old as these may be. */
    boolean tooOld(String tenant) {
        StalenessBound bound = snapshots.bound(tenant);
        return bound != null && bound.refuse() && exceeds(tenant, bound);
    }

    /**
     * Whether the tenant's policies may have been overwritten on their topic, and nobody has confirmed since that what is known
     * here is all that it has.
     */
    boolean doubtful(String tenant) {
        Instant since = snapshots.overwrittenSince(tenant);
        return since != null && !confirmedAsOf(tenant).isAfter(since);
    }

    /** How many tenants have policies that may be older than they want. */
    Count count() {
        int refused = 0;
        int kept = 0;
        for (PolicySnapshots.Bounded each : snapshots.bounded()) {
            if (exceeds(each.tenant(), each.bound())) {
                refused += each.bound().refuse() ? 1 : 0;
                kept += each.bound().refuse() ? 0 : 1;
            }
        }
        return new Count(refused, kept);
    }

    /**
     * Of tenants.
     *
     * @param refused those where nobody is let in for it
     * @param kept    those where it goes on
     */
    record Count(int refused, int kept) {}

    /** When it was last so that every tenant's policies here were the newest, but for those that waited then. */
    Instant confirmedAsOf() {
        return earlier(confirmations.ofMost(), snapshotFollower.freshAsOf());
    }

    private boolean exceeds(String tenant, StalenessBound bound) {
        return confirmedAsOf(tenant).isBefore(clock.instant().minus(bound.atMost()));
    }

    private Instant confirmedAsOf(String tenant) {
        return earlier(confirmations.of(tenant), snapshotFollower.freshAsOf());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
