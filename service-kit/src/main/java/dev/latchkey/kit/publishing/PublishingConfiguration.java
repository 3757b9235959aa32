package dev.latchkey.kit.publishing;

import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.signing.EventSigner;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
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
    ProducerIdentity producerIdentity(KitSettings settings, EventIds ids) {
        return new ProducerIdentity(settings.service(), settings.instance(), ids.next());
    }

    @Bean
    EventPublisher eventPublisher(
            KitSettings settings, KafkaClients clients, ProducerIdentity producer, EventSigner signer) {
        return new EventPublisher(
                producer,
                ProducerConnection.to(clients, producer.service(), settings.recordWithin()),
                TopicUse.of(producer.service()).writes(),
                signer,
                Duration.ofMillis(250),
                settings.recordWithin().plusMillis(500));
    }

    @Bean
    MeterBinder publishingMeters(EventPublisher publisher) {
        return meters -> {
            Gauge.builder("latchkey.events.unconfirmed", publisher, EventPublisher::unconfirmed)
                    .description("Events whose number is taken and that are not acknowledged; being repeated")
                    .register(meters);
            FunctionCounter.builder("latchkey.events.not.on.record", publisher, EventPublisher::notOnRecord)
                    .description("Publications that failed")
                    .register(meters);
        };
    }
}
