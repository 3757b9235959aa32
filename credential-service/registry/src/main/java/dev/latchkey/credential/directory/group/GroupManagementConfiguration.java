package dev.latchkey.credential.directory.group;

import com.mongodb.client.model.IndexModel;
import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.publishing.EventIds;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who keeps groups. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class GroupManagementConfiguration {
    @Bean
    Indexes directoryGroupIndexes() {
        return new Indexes(
                GroupConfiguration.COLLECTION, List.of(new IndexModel(new Document("tenant", 1).append("members", 1))));
    }

    @Bean
    ManageGroups manageGroups(Groups groups, ProvisionedAccounts accounts, EventIds ids) {
        return new ManageGroups(groups, accounts, ids);
    }

    @Bean
    GroupResources groupResources(ManageGroups groups) {
        return new GroupResources(groups);
    }
}
