package dev.latchkey.kit.topics;

import dev.latchkey.kit.mongo.IndexCreation;
import dev.latchkey.kit.publishing.EventPublisher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready once everything has been reached for the first time, and from then on: a dependency that goes away later is
 * answered with temporary failures, which is better than no answer at all.
 */
final class WarmUp implements HealthIndicator {
    private final Map<String, BooleanSupplier> conditions;
    private volatile boolean warm;

    WarmUp(EventPublisher publisher, IndexCreation indexes, Map<String, WarmUpCondition> more) {
        Map<String, BooleanSupplier> all = new LinkedHashMap<>();
        all.put("topics", publisher::ready);
        all.put("indexes", indexes::done);
        more.forEach((name, condition) -> all.put(name, condition::met));
        this.conditions = all;
    }

    @Override
    public Health health() {
        List<String> unmet = conditions.entrySet().stream()
                .filter(condition -> !warm && !condition.getValue().getAsBoolean())
                .map(Map.Entry::getKey)
                .toList();
        warm = warm || unmet.isEmpty();
        return warm
                ? Health.up().build()
                : Health.outOfService().withDetail("waitingFor", unmet).build();
    }
}
