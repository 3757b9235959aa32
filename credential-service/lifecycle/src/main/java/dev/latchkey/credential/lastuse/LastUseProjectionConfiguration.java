package dev.latchkey.credential.lastuse;

import com.mongodb.client.model.IndexModel;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.publishing.EventPublisher;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The binding that brings last uses. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LastUseSettings.class)
class LastUseProjectionConfiguration {
    // With the second that the broker may take to hand records over, well below the five that "last used" may be late.
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(2);

    @Bean
    Indexes lastUseIndexes() {
        return new Indexes(
                LastUseConfiguration.COLLECTION,
                List.of(new IndexModel(new Document("tenant", 1).append("account", 1))));
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> lastUse(
            EventBatches batches,
            LastUses lastUses,
            FirstUse firstUse,
            EventPublisher publisher,
            LastUseSettings settings,
            MemoryBudget budget) {
        DormancyDetector dormancyDetector = new DormancyDetector(lastUses, publisher, settings.silence(), budget);
        return batches.conflated(
                "credential-service.last-use",
                UsedCredential::of,
                WRITTEN_EVERY,
                new LastUseProjection(lastUses, firstUse, dormancyDetector, budget)::handle);
    }
}
