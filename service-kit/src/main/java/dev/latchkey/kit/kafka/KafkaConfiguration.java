package dev.latchkey.kit.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The Kafka clients of a service, and the same properties for those that Spring makes. */
@Configuration(proxyBeanMethods = false)
public class KafkaConfiguration {
    @Bean
    KafkaClients kafkaClients(Environment environment) {
        Map<String, String> properties = ClientProperties.of(KafkaSettings.of(environment));
        OAuthBearerResources.allow(properties);
        return new KafkaClients(properties);
    }

    /** The binder takes from here what its consumers, its administrator's client and its lag gauge have. */
    @Bean
    static BeanPostProcessor sameKafkaPropertiesForTheBinder(ObjectProvider<KafkaClients> clients) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof KafkaProperties spring) {
                    hand(clients.getObject().properties(), spring);
                }
                return bean;
            }
        };
    }

    private static void hand(Map<String, String> properties, KafkaProperties spring) {
        String servers = Objects.requireNonNull(properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        spring.setBootstrapServers(List.of(servers.split("\\s*,\\s*")));
        spring.getProperties().putAll(properties);
        // Over the kit's own tuning of consumer groups.
        spring.getConsumer().getProperties().putAll(properties);
        spring.getConsumer().getProperties().put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    }
}
