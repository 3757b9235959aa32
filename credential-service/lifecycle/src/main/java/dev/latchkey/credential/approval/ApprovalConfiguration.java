package dev.latchkey.credential.approval;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.apppassword.IssueAppPassword;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.search.BoundedSearch;
import dev.latchkey.kit.search.SearchBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where approval requests are kept, and who deals with them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {
    private static final String COLLECTION = "approval_requests";

    @Bean
    ReviewRequest reviewRequest(
            MongoDatabase database,
            Outbox outbox,
            OutboxRelay relay,
            IssueAppPassword passwords,
            EventIds ids,
            SearchBudget budget,
            Clock clock) {
        DatabaseBreaker breaker = new DatabaseBreaker(
                COLLECTION,
                Duration.ofSeconds(10),
                "Approval requests cannot be read at the moment. Try again shortly.");
        BoundedSearch search = new BoundedSearch(ApprovalRequests.NEWEST_FIRST, budget, breaker, clock);
        ApprovalRequests requests = new ApprovalRequests(database.getCollection(COLLECTION), outbox, relay, search);
        return new ReviewRequest(requests, passwords, ids, clock);
    }

    @Bean
    OutboxCollection approvalOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes approvalIndexes() {
        return new Indexes(
                COLLECTION,
                List.of(
                        new IndexModel(
                                new Document("tenant", 1).append("account", 1).append("_id", 1)),
                        new IndexModel(
                                new Document("tenant", 1).append("stage", 1).append("_id", 1))),
                List.of(new Document("tenant", 1).append("account", 1), new Document("tenant", 1).append("stage", 1)));
    }
}
