package dev.latchkey.kit.publishing;

import dev.latchkey.kit.KitSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The publisher of a service. */
@Configuration(proxyBeanMethods = false)
public class PublishingConfiguration {
    @Bean
    EventIds eventIds() {
        return EventIds.timeOrdered();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Producer producer(KitSettings settings, EventIds ids) {
        return new Producer(settings.service(), settings.instance(), ids.next());
    }

    @Bean
    EventPublisher eventPublisher(KitSettings settings, Producer producer) {
        return new EventPublisher(
                producer,
                new KafkaConnection(settings.kafka(), producer.service(), settings.recordWithin()),
                Duration.ofMillis(250));
    }
}
