package dev.latchkey.credential.access;

import dev.latchkey.kit.following.TopicFollower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Red where the newest policies of a tenant could not be understood; says by how old a view sign-ins are judged. */
final class PolicyHealth implements HealthIndicator {
    private final Snapshots snapshots;
    private final TopicFollower follower;
    private final Clock clock;

    PolicyHealth(Snapshots snapshots, TopicFollower follower, Clock clock) {
        this.snapshots = snapshots;
        this.follower = follower;
        this.clock = clock;
    }

    @Override
    public Health health() {
        int rejected = snapshots.rejected();
        Health.Builder health = (rejected == 0 ? Health.up() : Health.down())
                .withDetail("tenants", snapshots.size())
                .withDetail("rejected", rejected);
        Instant freshAsOf = follower.freshAsOf();
        if (freshAsOf.equals(Instant.MIN)) {
            return health.withDetail("view", "none yet").build();
        }
        return health.withDetail("viewAsOf", freshAsOf.toString())
                .withDetail(
                        "viewAge", Duration.between(freshAsOf, clock.instant()).toString())
                .build();
    }
}
