package dev.latchkey.kit.topics;

import dev.latchkey.kit.mongo.IndexCreation;
import dev.latchkey.kit.publishing.EventPublisher;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready once everything has been reached for the first time, and from then on: a dependency that goes away later is
 * answered with temporary failures, which is better than no answer at all.
 */
final class WarmUp implements HealthIndicator {
    private final List<BooleanSupplier> conditions;
    private volatile boolean warm;

    WarmUp(EventPublisher publisher, IndexCreation indexes, List<WarmUpCondition> more) {
        this.conditions = Stream.concat(
                        Stream.<BooleanSupplier>of(publisher::ready, indexes::done),
                        more.stream().map(each -> (BooleanSupplier) each::met))
                .toList();
    }

    @Override
    public Health health() {
        warm = warm || conditions.stream().allMatch(BooleanSupplier::getAsBoolean);
        return warm ? Health.up().build() : Health.outOfService().build();
    }
}
