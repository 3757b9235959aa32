package dev.latchkey.credential.rules;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.account.OwnAccounts;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.events.AppPasswordRulesChanged;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.outbox.StateSource;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where rules are kept, and who holds others to them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StepUpSettings.class)
class RulesConfiguration {
    private static final String COLLECTION = "app_password_rules";

    @Bean
    TenantRulesStore tenantRulesStore(MongoDatabase database, Outbox outbox, OutboxRelay relay) {
        return new TenantRulesStore(database.getCollection(COLLECTION), outbox, relay);
    }

    @Bean
    OutboxCollection tenantRulesOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    /** What is told again is told by the service itself. */
    @Bean
    StateSource<AppPasswordRulesChanged> tenantRulesStates(MongoDatabase database) {
        return new StateSource<>(
                AppPasswordRulesChanged.class,
                database.getCollection(COLLECTION),
                AppPasswordRulesChanged::tenant,
                AppPasswordRulesChanged::version,
                TenantRulesStore::toldAgain);
    }

    @Bean
    Indexes tenantRulesIndexes() {
        return new Indexes(COLLECTION, List.of(new IndexModel(new Document(TenantRulesStore.ROTATE_AFTER, 1))));
    }

    @Bean
    Entitlement entitlement(
            TenantRulesStore tenantRules, OwnAccounts own, Groups groups, StepUpSettings settings, Clock clock) {
        return new Entitlement(tenantRules, own, groups, new StepUpCheck(settings, clock));
    }
}
