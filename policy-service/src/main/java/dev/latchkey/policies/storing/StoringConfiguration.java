package dev.latchkey.policies.storing;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The collection of rules, swept for events that were left behind. */
@Configuration(proxyBeanMethods = false)
class StoringConfiguration {
    @Bean
    OutboxCollection tenantRules(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(TenantRuleDocuments.COLLECTION));
    }

    @Bean
    TenantRuleDocuments tenantRuleDocuments(OutboxCollection tenantRules, Outbox outbox, OutboxRelay relay) {
        return new TenantRuleDocuments(tenantRules.collection(), outbox, relay, new DatabaseBreaker());
    }

    @Bean
    RuleVersions ruleVersions(MongoDatabase database) {
        return new RuleVersions(database.getCollection(RuleVersions.COLLECTION), new DatabaseBreaker());
    }

    @Bean
    Indexes ruleVersionIndexes() {
        IndexModel byTenant = new IndexModel(
                new Document(RuleDocument.TENANT, 1).append(RuleDocument.VERSION, -1), new IndexOptions());
        return new Indexes(RuleVersions.COLLECTION, List.of(byTenant));
    }

    @Bean
    Indexes tenantRuleIndexes() {
        IndexModel pending = new IndexModel(new Document(Outbox.PENDING, 1), new IndexOptions().sparse(true));
        return new Indexes(TenantRuleDocuments.COLLECTION, List.of(pending));
    }
}
