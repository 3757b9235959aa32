package dev.latchkey.kit.recurring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service does from time to time. */
@Configuration(proxyBeanMethods = false)
public class RecurringConfiguration {
    @Bean(destroyMethod = "close")
    RecurringTasks recurringTasks(MeterRegistry meters) {
        return new RecurringTasks(meters);
    }

    @Bean
    HealthIndicator recurringTasksHealthIndicator(RecurringTasks tasks) {
        return new RecurringTasksHealth(tasks);
    }
}
