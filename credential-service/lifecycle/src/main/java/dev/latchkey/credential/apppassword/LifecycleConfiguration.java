package dev.latchkey.credential.apppassword;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.lastuse.FirstUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who changes app passwords, and the indexes of what is kept of them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IssueSettings.class, RotationSettings.class})
class LifecycleConfiguration {
    private static final String COLLECTION = AppPasswordConfiguration.COLLECTION;
    private static final String LEDGERS = "app_password_ledgers";
    private static final String ISSUE_KEYS = "app_password_issue_keys";

    @Bean
    AppPasswordChanges appPasswordChanges(
            MongoDatabase database,
            AppPasswords passwords,
            Outbox outbox,
            OutboxRelay relay,
            StreamFreshness freshness) {
        return new AppPasswordChanges(database.getCollection(COLLECTION), passwords, outbox, relay, freshness);
    }

    @Bean
    DueAppPasswords dueAppPasswords(MongoDatabase database) {
        return new DueAppPasswords(database.getCollection(COLLECTION));
    }

    @Bean
    IssueAppPassword issueAppPassword(
            MongoDatabase database,
            IssueSettings settings,
            AppPasswords passwords,
            AppPasswordChanges changes,
            LastUses uses,
            VerifierKeys keys,
            EventIds ids,
            Clock clock) {
        AppPasswordQuota quota = new AppPasswordQuota(database.getCollection(LEDGERS), passwords, settings.atMost());
        IdempotencyKeys issueKeys = new IdempotencyKeys(database.getCollection(ISSUE_KEYS));
        return new IssueAppPassword(passwords, changes, uses, keys, quota, issueKeys, ids, clock);
    }

    @Bean
    ChangeAppPassword changeAppPassword(
            AppPasswords passwords, AppPasswordChanges changes, IssueAppPassword issuing, EventIds ids, Clock clock) {
        return new ChangeAppPassword(passwords, changes, issuing, ids, clock);
    }

    @Bean
    PinToNetworks pinToNetworks(AppPasswordChanges changes, LastUses uses, Clock clock) {
        return new PinToNetworks(changes, uses, clock);
    }

    @Bean
    FindOverdue findOverdue(DueAppPasswords passwords, LastUses uses, TenantRulesStore tenantRules, Clock clock) {
        return new FindOverdue(passwords, uses, tenantRules, clock);
    }

    @Bean
    BulkRevocation bulkRevocation(AppPasswords passwords, AppPasswordChanges changes, LastUses uses, Clock clock) {
        return new BulkRevocation(passwords, changes, uses, clock);
    }

    @Bean
    RetireRotated retireRotated(
            DueAppPasswords passwords,
            AppPasswordChanges changes,
            LastUses uses,
            RotationSettings settings,
            Clock clock,
            RecurringTasks tasks) {
        RetirementRule rule = new RetirementRule(settings.grace());
        return new RetireRotated(passwords, changes, uses, rule, clock).start(tasks, settings.lookEvery());
    }

    @Bean
    Indexes issueKeyIndexes() {
        IndexOptions expiry = new IndexOptions().expireAfter(IdempotencyKeys.REMEMBERED.toSeconds(), TimeUnit.SECONDS);
        return new Indexes(ISSUE_KEYS, List.of(new IndexModel(new Document("at", 1), expiry)));
    }

    @Bean
    FirstUse activation(AppPasswords passwords, AppPasswordChanges changes) {
        return new Activation(passwords, changes);
    }

    @Bean
    OutboxCollection appPasswordOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes appPasswordIndexes() {
        return AppPasswordIndexes.of(COLLECTION);
    }
}
