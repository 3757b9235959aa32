package dev.latchkey.kit.consuming;

import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.signing.EventVerifier;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.tracing.EventSpans;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a service consumes: batches, retried while something is away; an event that fails by itself is put aside. */
@Configuration(proxyBeanMethods = false)
public class ConsumingConfiguration {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    @Bean
    DeadLetters deadLetters(KafkaClients clients, MeterRegistry meters, Clock clock) {
        return new DeadLetters(DeadLetters.producer(clients), meters, clock);
    }

    @Bean
    AuthenticEvents authenticEvents(EventVerifier verifier, ForgedEvents forged) {
        return new AuthenticEvents(verifier, forged);
    }

    @Bean
    EventBatches eventBatches(
            AuthenticEvents authentic,
            DeadLetters deadLetters,
            EventSpans spans,
            MeterRegistry meters,
            Clock clock,
            PartitionProgress progress,
            DependencyCheck dependencies,
            RecurringTasks tasks) {
        return new EventBatches(authentic, deadLetters, spans, meters, clock, progress, dependencies, tasks);
    }

    @Bean
    PartitionProgress partitionProgress(Clock clock) {
        return new PartitionProgress(clock);
    }

    /** By the same looks that the health is made of; and what is published has to be acknowledged. */
    @Bean
    DependencyCheck handlersNeeds(
            @Qualifier("mongodbHealthIndicator") ReactiveHealthIndicator database, EventPublisher publisher) {
        return () -> Stream.of(answers(database) ? "" : "mongodb", publisher.takesEverything() ? "" : "kafka")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean answers(ReactiveHealthIndicator database) {
        try {
            Health health = database.health().block(ANSWER_WITHIN);
            return health != null && health.getStatus().equals(Status.UP);
        } catch (RuntimeException late) {
            return false;
        }
    }

    @Bean
    MeterBinder consumingMeters(PartitionProgress progress) {
        return meters -> Gauge.builder(
                        "latchkey.events.stuck",
                        progress,
                        each -> each.stuck(ConsumingHealth.STUCK_AFTER).size())
                .description("Partitions whose batch has been tried for more than a minute")
                .register(meters);
    }

    @Bean
    HealthIndicator consumingHealthIndicator(
            PartitionProgress progress, ListenerContainers containers, EventBatches batches, Clock clock) {
        return new ConsumingHealth(
                progress, () -> containers.missing(batches.handlers().keySet()), clock);
    }

    @Bean
    RawBatchConverter rawBatchConverter() {
        return new RawBatchConverter();
    }

    @Bean
    DeadLetterReplay deadLetterReplay(
            KafkaClients clients,
            AuthenticEvents authentic,
            EventBatches batches,
            DeadLetters deadLetters,
            DependencyCheck dependencies,
            KitSettings settings) {
        DeadLetterTopics topics = new DeadLetterTopics(clients, TopicUse.of(settings.service()));
        return new DeadLetterReplay(topics, authentic, batches, deadLetters, dependencies);
    }

    @Bean
    DeadLetterApi deadLetterApi(DeadLetterReplay replay) {
        return new DeadLetterApi(replay);
    }

    @Bean
    ListenerContainers listenerContainers() {
        return new ListenerContainers(EventBatches.TOGETHER);
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
