package dev.latchkey.credential.geography;

import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address databases, and the thread that looks after them. */
@SignInRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GeographySettings.class)
class GeographyConfiguration {
    @Bean
    Geography geography(GeographySettings settings, MemoryBudget budget, MeterRegistry meters) {
        List<DatabaseFile> files = settings.databases().stream()
                .map(path -> new DatabaseFile(path, settings.largest().toBytes()))
                .toList();
        Geography geography = new Geography(
                files,
                Counter.builder("latchkey.geography.failures")
                        .description("Lookups that found the database damaged")
                        .register(meters),
                budget);
        geography.look();
        return geography;
    }

    @Bean
    RecurringTask geographyWatch(Geography geography, GeographySettings settings, RecurringTasks tasks) {
        Recurrence often = Recurrence.every("geography-watch", settings.lookEvery(), Duration.ofMinutes(5));
        return tasks.start(often, geography::look);
    }

    @Bean
    GeographyHealth geographyHealthIndicator(Geography geography) {
        return new GeographyHealth(geography);
    }
}
