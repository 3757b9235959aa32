package dev.latchkey.notifier.subscription;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.notifier.channel.MailChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The subscriptions and where they are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionSettings.class)
class SubscriptionConfiguration {
    private static final String COLLECTION = "subscriptions";

    private final SecureRandom random = new SecureRandom();

    @Bean
    Keyring keyring(SubscriptionSettings settings) {
        return Keyring.of(settings);
    }

    @Bean
    SecretBox secretBox(Keyring keyring) {
        return new SecretBox(keyring.keys(), random);
    }

    @Bean
    Subscriptions subscriptions(MongoDatabase database, SecretBox box, Clock clock) {
        return new Subscriptions(database.getCollection(COLLECTION), box, clock);
    }

    @Bean
    ManageSubscriptions manageSubscriptions(
            Subscriptions subscriptions,
            SecretBox box,
            AddressGuard guard,
            MailChannel mail,
            Clock clock,
            SubscriptionSettings settings) {
        return new ManageSubscriptions(subscriptions, box, guard, mail, clock, random, settings.atMost());
    }

    @Bean
    SecretRotation secretRotation(
            Subscriptions subscriptions, SecretBox box, Clock clock, SubscriptionSettings settings) {
        return new SecretRotation(subscriptions, box, clock, random, settings.rotationOverlap());
    }

    @Bean
    Indexes subscriptionIndexes() {
        Document earlier = new Document("tenant", 1).append("createdAt", 1);
        Document oldestFirst = new Document(earlier).append("_id", 1);
        return new Indexes(COLLECTION, List.of(new IndexModel(oldestFirst)), List.of(earlier));
    }
}
