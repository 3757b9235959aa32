package dev.latchkey.kit.following;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Red while this replica does not see a topic that it follows, whatever keeps it from that; names each. */
final class FollowersHealth implements HealthIndicator {
    private static final Duration BLIND_AFTER = Duration.ofSeconds(30);

    private final Supplier<Map<String, TopicFollower>> followers;

    FollowersHealth(Supplier<Map<String, TopicFollower>> followers) {
        this.followers = followers;
    }

    @Override
    public Health health() {
        List<TopicFollower> blind = blind();
        Health.Builder health = blind.isEmpty() ? Health.up() : Health.down();
        blind.forEach(each -> health.withDetail(
                each.topic(), "not seen as it is now for more than " + BLIND_AFTER.toSeconds() + " s"));
        return health.build();
    }

    /** Those that have not caught up for some time. */
    List<TopicFollower> blind() {
        return followers.get().values().stream()
                .filter(each -> each.blindFor(BLIND_AFTER))
                .toList();
    }
}
