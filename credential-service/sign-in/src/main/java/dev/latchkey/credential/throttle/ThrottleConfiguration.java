package dev.latchkey.credential.throttle;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.events.InternalTopic;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.RecordSeal;
import dev.latchkey.kit.topics.WarmUpCondition;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The throttle, and what it follows of what all replicas together have decided. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleConfiguration {
    @Bean
    ThrottleKeys throttleKeys(RecordSeal seal) {
        return ThrottleKeys.of(seal);
    }

    @Bean
    StreamKeySeal sharedKeySeal(RecordSeal seal, ForgedEvents forged) {
        return new StreamKeySeal(seal, forged);
    }

    @Bean
    DecisionNumbers decisionNumbers(Clock clock) {
        return new DecisionNumbers(clock);
    }

    /** Whoever does not exist is familiar nowhere: the database is not asked. */
    @Bean
    Throttle throttle(
            ThrottleSettings settings,
            ThrottleKeys keys,
            Accounts accounts,
            LastUses lastUses,
            ObjectProvider<Existence> followed) {
        Existence existence = followed.getIfAvailable(Existence::unknown);
        return new Throttle(
                settings,
                keys,
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

    @Bean(destroyMethod = "close")
    TopicFollower holdFollower(
            KafkaClients kafka, StreamKeySeal seal, Throttle throttle, DecisionNumbers numbers, Clock clock) {
        return new TopicFollower(
                        kafka,
                        InternalTopic.SIGN_IN_HOLDS,
                        new StartAt.Beginning(),
                        new HoldFollower(seal, throttle, numbers),
                        clock)
                .start();
    }

    /** So that a restart forgives nobody. */
    @Bean
    WarmUpCondition signInHolds(@Qualifier("holdFollower") TopicFollower holds) {
        return () -> !holds.freshAsOf().equals(Instant.MIN);
    }
}
