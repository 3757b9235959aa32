package dev.latchkey.notifier.expiry;

import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every {@link Expiring} collection swept. */
@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {
    @Bean
    ExpirySweeper expirySweeper(ObjectProvider<Expiring> collections, Clock clock, RecurringTasks tasks) {
        return new ExpirySweeper(collections.orderedStream().toList(), clock, tasks);
    }
}
