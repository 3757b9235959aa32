package dev.latchkey.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the clients are told that Spring makes. */
class KafkaConfigurationTest {
    @Test
    void consumersHaveTheOperatorsPropertiesOverTheKitsTuning() {
        Map<String, Object> told = spring(Map.of("bootstrap.servers", "a:1,b:2", "session.timeout.ms", "45000"))
                .buildConsumerProperties();
        assertThat(told)
                .containsEntry("session.timeout.ms", "45000")
                .containsEntry("max.poll.records", "1000")
                .containsEntry("allow.auto.create.topics", "false");
        assertThat(told.get("bootstrap.servers")).hasToString("a:1,b:2");
    }

    @Test
    void administratorsAreToldTheSame() {
        assertThat(spring(Map.of("bootstrap.servers", "a:1", "security.protocol", "SSL"))
                        .buildAdminProperties())
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void whatLooksLikeAPlaceholderIsKafkas() {
        String value = "password=\"${file:/run/secrets/kafka:password}\" and ${nothing} and C:\\x";
        assertThat(spring(Map.of("bootstrap.servers", "a:1", "sasl.jaas.config", value))
                        .buildConsumerProperties())
                .containsEntry("sasl.jaas.config", value);
    }

    private static KafkaProperties spring(Map<String, String> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "service", Map.of("spring.config.import", "classpath:latchkey-kit.yaml")));
        ConfigurationPropertySources.attach(environment);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("clients", KafkaConfiguration.ofSpring(properties)));
        return Binder.get(environment)
                .bind("spring.kafka", KafkaProperties.class)
                .get();
    }
}
