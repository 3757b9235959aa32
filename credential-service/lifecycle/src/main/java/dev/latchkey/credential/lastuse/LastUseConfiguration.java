package dev.latchkey.credential.lastuse;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.memory.MemoryBudget;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where last uses are kept. */
@Configuration(proxyBeanMethods = false)
class LastUseConfiguration {
    static final String COLLECTION = "last_uses";

    @Bean
    LastUses lastUses(MongoDatabase database, MemoryBudget budget) {
        return new LastUses(database.getCollection(COLLECTION), new ObservedNetworks(budget));
    }
}
