package dev.latchkey.kit.signing;

import dev.latchkey.events.Event;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.kafka.KafkaConfiguration;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.kit.publishing.PublishingConfiguration;
import dev.latchkey.kit.recurring.RecurringConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Another service, as far as it publishes: under its own name and with its own key. */
public final class PeerService implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    /** At that broker, with its key of those. */
    public PeerService(String kafka, String service, KeyDirectory keys) {
        context = new SpringApplicationBuilder(Publishing.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(keys.arguments(service, "--latchkey.kafka=" + kafka, "--latchkey.service=" + service));
        context.getBean(EventPublisher.class).start();
    }

    public void publish(Event event) {
        publish(event, Instant.now());
    }

    public void publish(Event event, Instant at) {
        OutboundEvent out = new OutboundEvent(UUID.randomUUID(), at, null, event);
        // Each topic has to be found first; those that nobody needs here are not there.
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            context.getBean(EventPublisher.class).publish(out).join();
            return true;
        });
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KitSettings.class)
    @Import({
        KafkaConfiguration.class,
        PublishingConfiguration.class,
        SigningConfiguration.class,
        RecurringConfiguration.class
    })
    static class Publishing {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
