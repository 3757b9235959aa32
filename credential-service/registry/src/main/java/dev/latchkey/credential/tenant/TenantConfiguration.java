package dev.latchkey.credential.tenant;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.events.Actor;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.outbox.StateSource;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where tenants are kept. */
@Configuration(proxyBeanMethods = false)
class TenantConfiguration {
    private static final String COLLECTION = "tenants";

    @Bean
    Tenants tenants(MongoDatabase database, Outbox outbox, OutboxRelay relay) {
        return new Tenants(database.getCollection(COLLECTION), outbox, relay);
    }

    @Bean
    @ManagementRole
    OutboxCollection tenantOutbox(MongoDatabase database) {
        MongoCollection<Document> collection = database.getCollection(COLLECTION);
        return new OutboxCollection(collection);
    }

    /** What is told again is told by the service itself. */
    @Bean
    @ManagementRole
    StateSource<TenantChanged> tenantStates(MongoDatabase database) {
        return new StateSource<>(
                TenantChanged.class,
                database.getCollection(COLLECTION),
                TenantChanged::tenant,
                TenantChanged::version,
                found -> Tenants.changed(Tenants.read(found), Actor.service("credential-service")));
    }

    @Bean
    @ManagementRole
    Indexes tenantIndexes() {
        return new Indexes(
                COLLECTION, List.of(new IndexModel(new Document("domains", 1), new IndexOptions().unique(true))));
    }
}
