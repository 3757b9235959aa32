package dev.latchkey.kit.topics;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Red while a topic is not as it has to be; says which, how, and what to do. */
final class TopicsHealth implements HealthIndicator {
    private final TopicProvisioning topics;

    TopicsHealth(TopicProvisioning topics) {
        this.topics = topics;
    }

    @Override
    public Health health() {
        List<String> problems = topics.problems();
        return problems.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("problems", problems).build();
    }
}
