package dev.latchkey.kit.consuming;

import dev.latchkey.kit.KitSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How a service consumes: batches, retried without end for a dead dependency, not at all for poison. */
@Configuration(proxyBeanMethods = false)
public class ConsumingConfiguration {
    @Bean
    DeadLetters deadLetters(KitSettings settings, MeterRegistry meters, Clock clock) {
        return new DeadLetters(settings.kafka(), meters, clock);
    }

    @Bean
    EventBatches eventBatches(DeadLetters deadLetters, MeterRegistry meters, Clock clock) {
        return new EventBatches(deadLetters, meters, clock);
    }

    @Bean
    RawBatchConverter rawBatchConverter() {
        return new RawBatchConverter();
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
            ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
            backOff.setMaxInterval(5_000);
            container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
        };
    }

    /** The framework declares its lifecycle unconditionally; it is replaced once it is made. */
    @Bean
    static BeanPostProcessor nonBlockingBindings(ListableBeanFactory beans) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof InputBindingLifecycle
                        ? new NonBlockingBindings(
                                beans.getBean(BindingService.class), beans.getBeansOfType(Bindable.class))
                        : bean;
            }
        };
    }
}
