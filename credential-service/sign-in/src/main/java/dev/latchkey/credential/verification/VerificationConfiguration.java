package dev.latchkey.credential.verification;

import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.existence.ExistenceEvents;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.topics.WarmUpCondition;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who front doors are, what is remembered of the database, and the streams that keep that true. */
@SignInRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {
    @Bean(destroyMethod = "close")
    TopicFollower credentialFollower(
            KafkaClients kafka, StreamFreshness freshness, ExistenceEvents existence, Clock clock) {
        return cacheInvalidator(kafka, Topic.CREDENTIALS, freshness, existence, clock);
    }

    @Bean(destroyMethod = "close")
    TopicFollower accountFollower(
            KafkaClients kafka, StreamFreshness freshness, ExistenceEvents existence, Clock clock) {
        return cacheInvalidator(kafka, Topic.ACCOUNTS, freshness, existence, clock);
    }

    /**
     * What is remembered is read after the start, so only what changes from then on matters. Anybody is believed: whoever
     * forges a change has the database asked once more, and cannot have it asked less.
     */
    private static TopicFollower cacheInvalidator(
            KafkaClients kafka, Topic topic, StreamFreshness freshness, ExistenceEvents existence, Clock clock) {
        EventSink sink = new SinkChain(List.of(existence, new CacheInvalidator(freshness)));
        TopicFollower follower = new TopicFollower(kafka, topic, new StartAt.End(), raw -> true, sink, clock);
        freshness.watch(follower::fresherThan);
        return follower.start();
    }

    @Bean
    WarmUpCondition changeStreamsFresh(
            StreamFreshness freshness, TopicFollower credentialFollower, TopicFollower accountFollower) {
        return () -> !freshness.stale();
    }

    @Bean
    ReadThrough readThrough(VerificationSettings settings) {
        return new ReadThrough(settings.readWithin());
    }

    @Bean
    FrontDoorAuthenticator frontDoorAuthenticator(
            FrontDoors doors,
            StreamFreshness freshness,
            ReadThrough readThrough,
            MemoryBudget budget,
            Existence existence,
            Clock clock) {
        return new FrontDoorAuthenticator(
                new NearCache<>(freshness, budget, MemoryShare.FRONT_DOORS, HeapBytes::of, doors::byKey),
                readThrough,
                existence,
                clock);
    }
}
