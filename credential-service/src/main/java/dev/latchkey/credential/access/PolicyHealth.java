package dev.latchkey.credential.access;

import dev.latchkey.kit.following.TopicFollower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says by how old a view of the policies sign-ins are judged: they go on by the last ones. */
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
        Health.Builder health = Health.up().withDetail("tenants", snapshots.size());
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
