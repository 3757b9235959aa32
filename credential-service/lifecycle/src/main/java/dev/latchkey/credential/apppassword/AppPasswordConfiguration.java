package dev.latchkey.credential.apppassword;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.lastuse.FirstUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.publishing.EventIds;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where app passwords are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IssueSettings.class, RotationSettings.class})
class AppPasswordConfiguration {
    private static final String COLLECTION = "app_passwords";
    private static final String LEDGERS = "app_password_ledgers";
    private static final String ISSUE_KEYS = "app_password_issue_keys";

    @Bean
    AppPasswords appPasswords(MongoDatabase database, Outbox outbox, OutboxRelay relay) {
        return new AppPasswords(database.getCollection(COLLECTION), outbox, relay);
    }

    @Bean
    IssueAppPassword issueAppPassword(
            MongoDatabase database,
            IssueSettings settings,
            AppPasswords passwords,
            LastUses uses,
            VerifierKeys keys,
            EventIds ids,
            Clock clock) {
        AppPasswordQuota quota = new AppPasswordQuota(database.getCollection(LEDGERS), passwords, settings.atMost());
        IssueKeys issueKeys = new IssueKeys(database.getCollection(ISSUE_KEYS));
        return new IssueAppPassword(passwords, uses, keys, quota, issueKeys, ids, clock);
    }

    @Bean
    ChangeAppPassword changeAppPassword(
            AppPasswords passwords, IssueAppPassword issuing, StreamFreshness freshness, EventIds ids, Clock clock) {
        return new ChangeAppPassword(passwords, issuing, freshness, ids, clock);
    }

    @Bean
    PinAppPassword pinAppPassword(AppPasswords passwords, LastUses uses, StreamFreshness freshness, Clock clock) {
        return new PinAppPassword(passwords, uses, freshness, clock);
    }

    @Bean
    FindOverdue findOverdue(AppPasswords passwords, LastUses uses, TenantRulesStore tenantRules, Clock clock) {
        return new FindOverdue(passwords, uses, tenantRules, clock);
    }

    @Bean
    BulkRevocation bulkRevocation(AppPasswords passwords, LastUses uses, StreamFreshness freshness, Clock clock) {
        return new BulkRevocation(passwords, uses, freshness, clock);
    }

    @Bean
    Retirement retirement(
            AppPasswords passwords, LastUses uses, StreamFreshness freshness, RotationSettings settings, Clock clock) {
        return new Retirement(passwords, uses, freshness, settings, clock);
    }

    @Bean
    Indexes issueKeyIndexes() {
        IndexOptions expiry = new IndexOptions().expireAfter(IssueKeys.REMEMBERED.toSeconds(), TimeUnit.SECONDS);
        return new Indexes(ISSUE_KEYS, List.of(new IndexModel(new Document("at", 1), expiry)));
    }

    @Bean
    FirstUse activation(AppPasswords passwords) {
        return new Activation(passwords);
    }

    @Bean
    OutboxCollection appPasswordOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes appPasswordIndexes() {
        return new Indexes(
                COLLECTION,
                List.of(
                        new IndexModel(new Document(AppPasswordDocument.VERIFIER, 1), new IndexOptions().unique(true)),
                        new IndexModel(new Document("tenant", 1).append("account", 1)),
                        new IndexModel(new Document("state", 1)),
                        new IndexModel(new Document(Outbox.PENDING, 1), new IndexOptions().sparse(true))));
    }
}
