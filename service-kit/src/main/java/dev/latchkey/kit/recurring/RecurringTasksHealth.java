package dev.latchkey.kit.recurring;

import dev.latchkey.kit.text.FailureWords;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Names the tasks whose last run failed. Red while one of them ended in an {@link Error}: that is a fault of ours or of
 * the machine's; a dependency that is away has its own health.
 */
final class RecurringTasksHealth implements HealthIndicator {
    private final RecurringTasks tasks;

    RecurringTasksHealth(RecurringTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Health health() {
        Map<String, Throwable> failing = tasks.failing();
        Health.Builder health =
                failing.values().stream().anyMatch(Error.class::isInstance) ? Health.down() : Health.up();
        failing.forEach((name, why) -> health.withDetail(name, FailureWords.of(why)));
        return health.build();
    }
}
