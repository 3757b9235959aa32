package dev.latchkey.credential.lastuse;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where last uses are kept. */
@Configuration(proxyBeanMethods = false)
class LastUseConfiguration {
    static final String COLLECTION = "last_uses";

    @Bean
    LastUses lastUses(MongoDatabase database) {
        return new LastUses(database.getCollection(COLLECTION));
    }
}
