package dev.latchkey.kit.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The Kafka clients of a service, and the same properties for those that Spring makes. */
@Configuration(proxyBeanMethods = false)
public class KafkaConfiguration {
    private static final String CLIENTS = "kafkaClients";

    /**
     * The binder makes its clients in an application context of its own, which shares nothing with ours but the
     * environment: its consumers, its administrator's client and its lag gauge are told there.
     */
    @Bean
    static BeanFactoryPostProcessor kafkaClientsAlikeEverywhere(ConfigurableEnvironment environment) {
        return beans -> {
            Map<String, String> properties = ClientProperties.of(KafkaSettings.of(environment));
            OAuthBearerResources.allow(properties);
            environment.getPropertySources().addFirst(new MapPropertySource(CLIENTS, ofSpring(properties)));
            beans.registerSingleton(CLIENTS, new KafkaClients(properties));
        };
    }

    /** Of consumers they go over the kit's own tuning of groups. */
    static Map<String, Object> ofSpring(Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>();
        properties.forEach((name, value) -> {
            // Kafka resolves what looks like a placeholder, or takes it for what it is.
            String literal = value.replace("${", "\\${");
            all.put("spring.kafka.properties[" + name + "]", literal);
            all.put("spring.kafka.consumer.properties[" + name + "]", literal);
        });
        all.put("spring.kafka.consumer.properties[" + ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG + "]", "false");
        String servers = Objects.requireNonNull(properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        all.put("spring.kafka.bootstrap-servers", servers);
        all.put("spring.cloud.stream.kafka.binder.brokers", servers);
        return all;
    }
}
