package dev.latchkey.credential.directorysync;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.account.LinkedAccounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which identity providers are asked, and by whom. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectorySettings.class)
class DirectorySyncConfiguration {
    private static final String COLLECTION = "directory_sources";

    @Bean(destroyMethod = "close")
    DirectorySources directorySources(DirectorySettings settings, List<DirectoryAdapter> adapters) {
        return new DirectorySources(settings.sources(), adapters);
    }

    @Bean
    DirectoryStates directoryStates(MongoDatabase database, Outbox outbox, OutboxRelay relay, Clock clock) {
        return new DirectoryStates(database.getCollection(COLLECTION), outbox, relay, clock);
    }

    @Bean
    OutboxCollection directoryOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes directoryIndexes() {
        return new Indexes(COLLECTION, List.of(new IndexModel(new Document(DirectoryStateDocument.TENANT, 1))));
    }

    @Bean
    DirectoryReaders directoryReaders(
            DirectorySources sources,
            LinkedAccounts accounts,
            DirectoryStates states,
            MeterRegistry meters,
            Clock clock,
            RecurringTasks tasks) {
        ReadDirectory reading = new ReadDirectory(accounts, clock);
        return new DirectoryReaders(sources, reading, states, new DirectoryMeters(meters, clock)).start(tasks);
    }

    @Bean
    HealthIndicator directoryHealthIndicator(DirectorySources sources, DirectoryReaders readers, Clock clock) {
        return new DirectoryHealth(sources, readers, clock);
    }
}
