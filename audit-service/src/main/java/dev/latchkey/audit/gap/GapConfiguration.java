package dev.latchkey.audit.gap;

import dev.latchkey.audit.shard.ShardHeads;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The watch for missing events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GapSettings.class)
class GapConfiguration {
    @Bean
    ProducerGaps producerGaps(ShardHeads heads, Clock clock, GapSettings settings) {
        return new ProducerGaps(heads, clock, settings.gapGrace());
    }

    @Bean
    GapWatch gapWatch(ProducerGaps gaps, GapSettings settings, MeterRegistry meters, RecurringTasks tasks) {
        return new GapWatch(gaps, settings.gapCheckEvery(), meters, tasks);
    }
}
