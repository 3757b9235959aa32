package dev.latchkey.credential.directory.group;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where groups are kept. */
@Configuration(proxyBeanMethods = false)
class GroupConfiguration {
    static final String COLLECTION = "directory_groups";

    @Bean
    Groups directoryGroups(MongoDatabase database, Clock clock) {
        return new Groups(database.getCollection(COLLECTION), clock);
    }
}
