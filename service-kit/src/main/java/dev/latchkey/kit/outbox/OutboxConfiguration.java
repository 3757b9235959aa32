package dev.latchkey.kit.outbox;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox of a service; sweeps every {@link OutboxCollection} bean. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {
    @Bean
    Outbox outbox(EventIds ids, Clock clock) {
        return new Outbox(ids, clock);
    }

    @Bean
    OutboxRelay outboxRelay(EventPublisher publisher, Clock clock) {
        return new OutboxRelay(publisher, clock);
    }

    @Bean
    OutboxSweeper outboxSweeper(
            ObjectProvider<OutboxCollection> collections,
            OutboxRelay relay,
            Clock clock,
            KitSettings settings,
            RecurringTasks tasks) {
        return new OutboxSweeper(collections.orderedStream().toList(), relay, clock, settings.outboxEvery(), tasks);
    }
}
