package dev.latchkey.credential.throttle;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.recorded.RecordedSignIns;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.ProducerIdentity;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The throttle, and the stream by which replicas share what they have seen. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleConfiguration {
    /** Whoever does not exist is familiar nowhere: the database is not asked. */
    @Bean
    Throttle throttle(
            ThrottleSettings settings, Accounts accounts, LastUses lastUses, ObjectProvider<Existence> followed) {
        Existence existence = followed.getIfAvailable(Existence::unknown);
        return new Throttle(
                settings,
                ThrottleKeys.random(),
                (tenant, login, network) -> existence
                        .check()
                        .login(
                                tenant,
                                login,
                                false,
                                () -> accounts.byLogin(tenant, login)
                                        .flatMap(account -> lastUses.usedFrom(tenant, account.id(), network))
                                        .defaultIfEmpty(false)));
    }

    /** Starts a window back, so that a restart forgives nobody. */
    @Bean(destroyMethod = "close")
    TopicFollower signInFollower(KafkaClients kafka, ThrottleSettings settings, SharedAttempts shared, Clock clock) {
        return new TopicFollower(kafka, Topic.SIGN_INS, new StartAt.Ago(settings.window()), shared, clock)
                .unhurried()
                .start();
    }

    @Bean
    SharedAttempts sharedAttempts(
            RecordedSignIns records, AuthenticEvents authentic, Throttle throttle, ProducerIdentity self) {
        return new SharedAttempts(records, authentic, throttle, self.name());
    }
}
