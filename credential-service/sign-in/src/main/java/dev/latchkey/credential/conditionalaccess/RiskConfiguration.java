package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.following.AuthenticSink;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The risk of app passwords, and the stream of alerts that it comes from. */
@SignInRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RiskSettings.class)
class RiskConfiguration {
    @Bean
    RiskScores riskScores(MemoryBudget budget, RiskSettings settings, Clock clock) {
        return new RiskScores(budget, settings.counts(), clock);
    }

    /** As far back as alerts count, so that a restart takes no risk away. */
    @Bean(destroyMethod = "close")
    TopicFollower riskFollower(
            KafkaClients kafka, AuthenticEvents authentic, RiskSettings settings, RiskScores scores, Clock clock) {
        return new TopicFollower(
                        kafka,
                        Topic.ALERTS,
                        new StartAt.Ago(settings.counts()),
                        raw -> true,
                        new AuthenticSink(authentic, received -> {
                            if (received.event() instanceof AlertRaised alert) {
                                scores.saw(alert);
                            }
                        }),
                        clock)
                .start();
    }
}
