package dev.latchkey.policies.storing;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The collections: of rules and proposals, swept for events that were left behind, and of jobs. */
@Configuration(proxyBeanMethods = false)
class StoringConfiguration {
    @Bean
    OutboxCollection tenantRules(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(TenantRuleDocuments.COLLECTION));
    }

    @Bean
    TenantRuleDocuments tenantRuleDocuments(OutboxCollection tenantRules, Outbox outbox, OutboxRelay relay) {
        return new TenantRuleDocuments(tenantRules.collection(), outbox, relay, breaker());
    }

    @Bean
    RuleVersions ruleVersions(MongoDatabase database) {
        return new RuleVersions(database.getCollection(RuleVersions.COLLECTION), breaker());
    }

    @Bean
    Indexes ruleVersionIndexes() {
        IndexModel byTenant = new IndexModel(
                new Document(RuleDocument.TENANT, 1).append(RuleDocument.VERSION, -1), new IndexOptions());
        return new Indexes(RuleVersions.COLLECTION, List.of(byTenant));
    }

    @Bean
    OutboxCollection proposals(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(ProposalDocuments.COLLECTION));
    }

    @Bean
    ProposalDocuments proposalDocuments(OutboxCollection proposals, Outbox outbox, OutboxRelay relay) {
        return new ProposalDocuments(proposals.collection(), outbox, relay, breaker());
    }

    @Bean
    Indexes proposalIndexes() {
        Document earlier = new Document(RuleDocument.TENANT, 1).append("proposedAt", -1);
        return new Indexes(ProposalDocuments.COLLECTION, ProposalDocuments.indexes(), List.of(earlier));
    }

    @Bean
    JobDocuments jobDocuments(MongoDatabase database) {
        return new JobDocuments(database.getCollection(JobDocuments.COLLECTION), breaker());
    }

    /** MongoDB forgets what has expired by itself; the embedded database does not, there the next request does. */
    @Bean
    Indexes jobIndexes() {
        IndexOptions expiring = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
        return new Indexes(
                JobDocuments.COLLECTION,
                List.of(
                        new IndexModel(new Document(JobDocuments.EXPIRES_AT, 1), expiring),
                        new IndexModel(new Document(JobDocuments.TENANT, 1))));
    }

    private static DatabaseBreaker breaker() {
        return new DatabaseBreaker(
                "mongodb", Duration.ofSeconds(5), "The database does not answer. Try again shortly.");
    }
}
