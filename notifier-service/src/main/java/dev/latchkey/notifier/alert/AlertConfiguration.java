package dev.latchkey.notifier.alert;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.search.BoundedSearch;
import dev.latchkey.kit.search.SearchBudget;
import dev.latchkey.notifier.expiry.Expiring;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The alerts and where they are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
class AlertConfiguration {
    private static final String COLLECTION = "alerts";

    @Bean
    Alerts alertStore(
            MongoDatabase database,
            Outbox outbox,
            OutboxRelay relay,
            Clock clock,
            AlertSettings settings,
            MeterRegistry meters) {
        return new Alerts(database.getCollection(COLLECTION), outbox, relay, clock, settings.keep(), meters);
    }

    @Bean
    AlertSearch alertSearch(MongoDatabase database, SearchBudget budget, Clock clock) {
        DatabaseBreaker breaker = new DatabaseBreaker(
                COLLECTION, Duration.ofSeconds(10), "Alerts cannot be read at the moment. Try again shortly.");
        PageOrder newestFirst = PageOrder.newestFirst(AlertDocument.RAISED_AT);
        return new AlertSearch(
                database.getCollection(COLLECTION), new BoundedSearch(newestFirst, budget, breaker, clock));
    }

    @Bean
    OutboxCollection alertOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    @Bean
    Expiring expiringAlerts(MongoDatabase database) {
        return new Expiring(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes alertIndexes() {
        Document newestFirst = new Document("tenant", 1).append("raisedAt", -1).append("_id", -1);
        return new Indexes(COLLECTION, List.of(new IndexModel(newestFirst), Expiring.index()));
    }
}
