package dev.latchkey.credential.lastuse;

import com.mongodb.client.model.IndexModel;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.publishing.EventPublisher;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps last uses. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LastUseSettings.class)
class LastUseProjectionConfiguration {
    @Bean
    Indexes lastUseIndexes() {
        return new Indexes(
                LastUseConfiguration.COLLECTION,
                List.of(new IndexModel(new Document("tenant", 1).append("account", 1))));
    }

    @Bean
    LastUseProjection lastUseProjection(
            LastUses lastUses,
            FirstUse firstUse,
            EventPublisher publisher,
            LastUseSettings settings,
            MemoryBudget budget) {
        DormancyDetector dormancyDetector = new DormancyDetector(publisher::publish, settings.silence());
        return new LastUseProjection(lastUses, new EarlierUses(lastUses, budget), firstUse, dormancyDetector);
    }
}
