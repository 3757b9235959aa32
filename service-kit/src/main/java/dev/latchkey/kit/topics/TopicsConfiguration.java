package dev.latchkey.kit.topics;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.mongo.IndexCreation;
import dev.latchkey.kit.publishing.EventPublisher;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics and the broker's health. */
@Configuration(proxyBeanMethods = false)
public class TopicsConfiguration {
    /** Not named {@code kafkaAdmin}: Spring Boot has one of that name and of another type. */
    @Bean(destroyMethod = "close")
    Admin brokerAdmin(KafkaClients clients) {
        return TopicProvisioning.admin(clients);
    }

    @Bean
    TopicProvisioning topicProvisioning(Admin admin, KitSettings settings, EventPublisher publisher) {
        TopicPartitions partitions = TopicPartitions.parse(settings.topicPartitions());
        return new TopicProvisioning(
                admin,
                TopicPlan.wanted(settings.service(), partitions, settings.topicReplicas()),
                TopicPlan.needed(settings.service(), partitions, settings.topicReplicas()),
                publisher::start);
    }

    @Bean
    HealthIndicator topicsHealthIndicator(TopicProvisioning topics) {
        return new TopicsHealth(topics);
    }

    /** What is kept on a topic that loses it would be relied on. */
    @Bean
    WarmUpCondition topicSettings(TopicProvisioning topics) {
        return topics::asTheyShouldBe;
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(Admin admin) {
        return new KafkaHealth(admin);
    }

    @Bean
    HealthIndicator warmUpHealthIndicator(EventPublisher publisher, IndexCreation indexes, ListableBeanFactory beans) {
        return new WarmUp(publisher, indexes, beans.getBeansOfType(WarmUpCondition.class));
    }
}
