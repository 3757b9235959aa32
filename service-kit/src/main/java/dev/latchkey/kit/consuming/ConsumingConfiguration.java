package dev.latchkey.kit.consuming;

import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.retry.RetryPolicy;
import dev.latchkey.kit.tracing.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
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
    /** Nothing overtakes a batch that fails: it is tried until it goes through. */
    private static final RetryPolicy AWAY =
            new RetryPolicy(Long.MAX_VALUE, Duration.ofMillis(200), Duration.ofSeconds(5), 0);

    @Bean
    DeadLetters deadLetters(KafkaClients clients, MeterRegistry meters, Clock clock) {
        return new DeadLetters(clients, meters, clock);
    }

    @Bean
    EventBatches eventBatches(
            DeadLetters deadLetters, EventSpans spans, MeterRegistry meters, Clock clock, RecurringTasks tasks) {
        return new EventBatches(deadLetters, spans, meters, clock, tasks);
    }

    @Bean
    RawBatchConverter rawBatchConverter() {
        return new RawBatchConverter();
    }

    @Bean
    DeadLetterReplay deadLetterReplay(
            KafkaClients clients, EventBatches batches, DeadLetters deadLetters, KitSettings settings) {
        return new DeadLetterReplay(clients, batches, deadLetters, TopicUse.of(settings.service()));
    }

    @Bean
    DeadLetterApi deadLetterApi(DeadLetterReplay replay) {
        return new DeadLetterApi(replay);
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retryUntilItGoesThrough() {
        return (container, destination, group) -> {
            ExponentialBackOff backOff = new ExponentialBackOff(AWAY.first().toMillis(), 2);
            backOff.setMaxInterval(AWAY.longest().toMillis());
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
