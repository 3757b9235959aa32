package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.kit.following.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether a tenant of which no policies are known here may have some all the same: they were not on the topic when
 * policy-service looked, or the topic holds fewer tenants now than it did then. Which of the others has lost its policies
 * nobody can tell, so that each may have.
 */
final class PolicyCompleteness {
    /** By which clocks of two machines may differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final Predicate<String> knows;
    private final IntSupplier tenants;
    private final PolicyConfirmations confirmations;
    private final Supplier<Instant> snapshotsAsOf;
    // Until it can be told, they may be missing.
    private volatile boolean missing = true;

    PolicyCompleteness(PolicySnapshots snapshots, PolicyConfirmations confirmations, TopicFollower snapshotFollower) {
        this(snapshots::knows, snapshots::tenants, confirmations, snapshotFollower::freshAsOf);
    }

    /**
     * @param knows         whether policies of a tenant are known here
     * @param tenants       how many it are
     * @param snapshotsAsOf everything that was on the topic then is known here
     */
    PolicyCompleteness(
            Predicate<String> knows,
            IntSupplier tenants,
            PolicyConfirmations confirmations,
            Supplier<Instant> snapshotsAsOf) {
        this.knows = knows;
        this.tenants = tenants;
        this.confirmations = confirmations;
        this.snapshotsAsOf = snapshotsAsOf;
    }

    /** Whether what is known of the tenant may be less than there is. */
    boolean mayLack(String tenant) {
        return !knows.test(tenant) && (confirmations.behind(tenant) || missing());
    }

    /** How many tenants have policies that are not known here; 0 where nobody has counted. */
    long lacking() {
        PolicyConfirmations.Coverage coverage = confirmations.coverage();
        return coverage == null ? 0 : Math.max(0, coverage.tenants() - tenants.getAsInt());
    }

    private boolean missing() {
        PolicyConfirmations.Coverage coverage = confirmations.coverage();
        if (coverage == null) {
            return false;
        }
        if (lacking() == 0) {
            missing = false;
        } else if (!snapshotsAsOf.get().isBefore(coverage.by().plus(CLOCKS))) {
            missing = true;
        }
        // Before that, what was counted may still be on its way here: what was found the last time holds.
        return missing;
    }
}
