package dev.latchkey.credential.directory.group;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.publishing.EventIds;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where groups are kept, and who keeps them. */
@Configuration(proxyBeanMethods = false)
class GroupConfiguration {
    private static final String COLLECTION = "directory_groups";

    @Bean
    Groups directoryGroups(MongoDatabase database, Clock clock) {
        return new Groups(database.getCollection(COLLECTION), clock);
    }

    @Bean
    Indexes directoryGroupIndexes() {
        return new Indexes(COLLECTION, List.of(new IndexModel(new Document("tenant", 1).append("members", 1))));
    }

    @Bean
    ManageGroups manageGroups(Groups groups, ProvisionedAccounts accounts, EventIds ids) {
        return new ManageGroups(groups, accounts, ids);
    }
}
