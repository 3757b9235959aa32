package dev.latchkey.policies.rollout;

import dev.latchkey.events.PolicySnapshotReported;
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

/** Follows what replicas report. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RolloutSettings.class)
class RolloutConfiguration {
    @Bean
    RolloutStatus rolloutStatus(RolloutSettings settings) {
        return new RolloutStatus(settings);
    }

    @Bean(destroyMethod = "close")
    TopicFollower reportFollower(KafkaClients kafka, AuthenticEvents authentic, RolloutStatus status, Clock clock) {
        return new TopicFollower(
                        kafka,
                        Topic.POLICY_REPORTS,
                        new StartAt.Beginning(),
                        any -> true,
                        new AuthenticSink(authentic, received -> {
                            if (received.event() instanceof PolicySnapshotReported report) {
                                status.saw(report, received.envelope().time());
                            }
                        }),
                        clock)
                .start();
    }
}
