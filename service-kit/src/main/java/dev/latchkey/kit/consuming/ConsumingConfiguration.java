package dev.latchkey.kit.consuming;

import dev.latchkey.kit.KitSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How a service consumes: batches, without end of patience for a dead dependency, without patience for poison. */
@Configuration(proxyBeanMethods = false)
public class ConsumingConfiguration {
    @Bean
    DeadLetters deadLetters(KitSettings settings, MeterRegistry meters, Clock clock) {
        return new DeadLetters(settings.kafka(), meters, clock);
    }

    @Bean
    EventBatches eventBatches(DeadLetters deadLetters, MeterRegistry meters) {
        return new EventBatches(deadLetters, meters);
    }

    @Bean
    RawBatches rawBatches() {
        return new RawBatches();
    }

    @Bean
    DeadLetterReplay deadLetterReplay(KitSettings settings, EventBatches batches, DeadLetters deadLetters) {
        return new DeadLetterReplay(settings.kafka(), batches, deadLetters);
    }

    @Bean
    DeadLetterApi deadLetterApi(DeadLetterReplay replay) {
        return new DeadLetterApi(replay);
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retryUntilItGoesThrough() {
        return (container, destination, group) -> {
            ExponentialBackOff patience = new ExponentialBackOff(200, 2);
            patience.setMaxInterval(5_000);
            container.setCommonErrorHandler(new DefaultErrorHandler(patience));
        };
    }
}
