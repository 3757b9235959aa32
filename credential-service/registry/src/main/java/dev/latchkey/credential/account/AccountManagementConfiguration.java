package dev.latchkey.credential.account;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.tenant.DomainUse;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.Actor;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.outbox.StateOrder;
import dev.latchkey.kit.outbox.StateSource;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who registers accounts, by hand, from a file or from a directory. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BindingSettings.class)
class AccountManagementConfiguration {
    @Bean
    ProvisionedAccounts provisionedAccounts(
            MongoDatabase database, AccountWrites writes, ProvisioningListener listener) {
        return new ProvisionedAccounts(database.getCollection(AccountConfiguration.COLLECTION), writes, listener);
    }

    @Bean
    LinkedAccounts linkedAccounts(MongoDatabase database, AccountWrites writes, Clock clock) {
        return new LinkedAccounts(database.getCollection(AccountConfiguration.COLLECTION), writes, clock);
    }

    @Bean
    AccountBindings accountBindings(MongoDatabase database, Outbox outbox, OutboxRelay relay, Clock clock) {
        return new AccountBindings(database.getCollection(AccountConfiguration.COLLECTION), outbox, relay, clock);
    }

    @Bean
    OwnAccounts ownAccounts(AccountBindings bindings, BindingSettings settings) {
        return new OwnAccounts(bindings, settings.bindBy());
    }

    @Bean
    AuthorizedAccounts authorizedAccounts(Accounts accounts, OwnAccounts own) {
        return new AuthorizedAccounts(accounts, own);
    }

    @Bean
    AccountRegistration accountRegistration(Accounts accounts, ProvisionedAccounts present, Tenants tenants) {
        return new AccountRegistration(accounts, present, tenants);
    }

    @Bean
    DomainUse domainUse(MongoDatabase database) {
        return new AccountsOfDomains(database.getCollection(AccountConfiguration.COLLECTION));
    }

    @Bean
    AccountImport accountImport(AccountRegistration registration) {
        return new AccountImport(registration);
    }

    @Bean
    OutboxCollection accountOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(AccountConfiguration.COLLECTION));
    }

    /** What is told again is told by the service itself. */
    @Bean
    StateSource<AccountChanged> accountStates(MongoDatabase database) {
        return new StateSource<>(
                AccountChanged.class,
                database.getCollection(AccountConfiguration.COLLECTION),
                told -> Account.identity(told.tenant(), told.account()),
                AccountChanged::version,
                found -> AccountDocument.changed(AccountDocument.read(found), Actor.service("credential-service")));
    }

    /** Follows what is on the topic by all of them: none of its states may go back. */
    @Bean(destroyMethod = "close")
    TopicFollower stateOrderFollower(
            KafkaClients kafka, List<StateSource<?>> sources, Outbox outbox, OutboxRelay relay, Clock clock) {
        StateOrder order = new StateOrder(sources, outbox, relay);
        return new TopicFollower(kafka, Topic.ACCOUNTS, StateOrder.SINCE, raw -> true, order, clock).start();
    }

    @Bean
    Indexes accountIndexes() {
        return new Indexes(
                AccountConfiguration.COLLECTION,
                List.of(
                        new IndexModel(new Document("tenant", 1).append("login", 1), new IndexOptions().unique(true)),
                        new IndexModel(
                                new Document(AccountDocument.EXTERNAL_KEY, 1),
                                new IndexOptions().unique(true).sparse(true)),
                        new IndexModel(
                                new Document(AccountDocument.NAME_KEYS, 1),
                                new IndexOptions().unique(true).sparse(true)),
                        new IndexModel(
                                new Document(BindingDocument.OWNER_KEY, 1),
                                new IndexOptions().unique(true).sparse(true))));
    }
}
