package dev.latchkey.kit.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.event.CommandListener;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service's own database. Writes are majority-acknowledged and journaled; nothing waits longer than seconds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongoSettings.class)
public class MongoConfiguration {
    @Bean(destroyMethod = "close")
    MongoClient mongoClient(KitSettings settings, MongoSettings mongo, ObjectProvider<CommandListener> listeners) {
        MongoClientSettings.Builder told = MongoClientSettings.builder(client(settings.service(), mongo));
        listeners.orderedStream().forEach(told::addCommandListener);
        return MongoClients.create(told.build());
    }

    /** What the client is told: servers, user and TLS as the operator says, and what promises rest on as it has to be. */
    static MongoClientSettings client(String service, MongoSettings mongo) {
        ConnectionString connection = mongo.connection();
        Optional<SSLContext> context = mongo.tls(connection);
        return MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToSslSettings(tls -> context.ifPresent(tls::context))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .retryWrites(true)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        s -> s.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(p -> p.maxWaitTime(2, TimeUnit.SECONDS))
                .applicationName(service)
                .build();
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, KitSettings settings) {
        return client.getDatabase(settings.database());
    }

    @Bean
    ReactiveHealthIndicator mongodbHealthIndicator(MongoDatabase database) {
        return new MongoHealth(database);
    }

    @Bean
    IndexCreation indexCreation(
            MongoDatabase database, ObjectProvider<Indexes> indexes, ObjectProvider<OutboxCollection> outboxes) {
        Stream<Indexes> ofOutboxes = outboxes.orderedStream().map(MongoConfiguration::indexes);
        return new IndexCreation(
                database, Stream.concat(indexes.orderedStream(), ofOutboxes).toList());
    }

    private static Indexes indexes(OutboxCollection outbox) {
        String name = outbox.collection().getNamespace().getCollectionName();
        return new Indexes(name, List.of(Outbox.index()), List.of(Outbox.earlierIndex()));
    }
}
