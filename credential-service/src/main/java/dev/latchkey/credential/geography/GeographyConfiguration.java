package dev.latchkey.credential.geography;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address databases, and the thread that looks after them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GeographySettings.class)
class GeographyConfiguration {
    @Bean
    Geography geography(GeographySettings settings, MeterRegistry meters) {
        List<DatabaseFile> files = settings.databases().stream()
                .map(path -> new DatabaseFile(path, settings.largest().toBytes()))
                .toList();
        Geography geography = new Geography(
                files,
                Counter.builder("latchkey.geography.failures")
                        .description("Lookups that found the database damaged")
                        .register(meters));
        geography.look();
        return geography;
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService geographyWatch(Geography geography, GeographySettings settings) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("geography-watch").factory());
        long every = settings.lookEvery().toMillis();
        thread.scheduleWithFixedDelay(geography::look, every, every, TimeUnit.MILLISECONDS);
        return thread;
    }

    @Bean
    GeographyHealth geographyHealth(Geography geography) {
        return new GeographyHealth(geography);
    }
}
