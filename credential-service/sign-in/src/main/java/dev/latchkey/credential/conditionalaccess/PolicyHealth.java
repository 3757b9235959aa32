package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.kit.following.TopicFollower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Red where the newest policies of a tenant could not be understood, are not there, or may be older than it wants; says by how old a view sign-ins are
 * judged, and when that was confirmed to be the newest.
 */
final class PolicyHealth implements HealthIndicator {
    private final PolicySnapshots snapshots;
    private final PolicyFreshness freshness;
    private final PolicyCompleteness completeness;
    private final TopicFollower follower;
    private final Clock clock;

    PolicyHealth(
            PolicySnapshots snapshots,
            PolicyFreshness freshness,
            PolicyCompleteness completeness,
            TopicFollower follower,
            Clock clock) {
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.completeness = completeness;
        this.follower = follower;
        this.clock = clock;
    }

    @Override
    public Health health() {
        int rejected = snapshots.rejected();
        PolicyFreshness.Count stale = freshness.count();
        long lacking = completeness.lacking();
        boolean fine = rejected == 0 && stale.refused() == 0 && lacking == 0;
        Health.Builder health = (fine ? Health.up() : Health.down())
                .withDetail("tenants", snapshots.size())
                .withDetail("rejected", rejected)
                .withDetail("lacking", lacking)
                .withDetail("refusedForStaleness", stale.refused())
                .withDetail("keptInSpiteOfStaleness", stale.kept());
        tell(health, "view", follower.freshAsOf());
        tell(health, "confirmed", freshness.confirmedAsOf());
        return health.build();
    }

    private void tell(Health.Builder health, String what, Instant asOf) {
        if (asOf.equals(Instant.MIN)) {
            health.withDetail(what, "none yet");
        } else {
            health.withDetail(what + "AsOf", asOf.toString())
                    .withDetail(
                            what + "Age",
                            Duration.between(asOf, clock.instant()).toString());
        }
    }
}
