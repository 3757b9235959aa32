package dev.latchkey.notifier.delivery;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.search.BoundedSearch;
import dev.latchkey.kit.search.SearchBudget;
import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.channel.WebhookChannel;
import dev.latchkey.notifier.expiry.Expiring;
import dev.latchkey.notifier.lease.LeaseWorker;
import dev.latchkey.notifier.subscription.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Delivery: what it listens to, where it keeps its work, and who does it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {
    private static final String COLLECTION = "deliveries";

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> alerts(EventBatches batches, DeliveryEnqueuer enqueuer) {
        return batches.consumer("notifier-service.delivery", enqueuer);
    }

    @Bean
    RetrySchedule retrySchedule(DeliverySettings settings) {
        return new RetrySchedule(
                settings.schedule(),
                settings.jitter(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    Deliveries deliveries(MongoDatabase database, Clock clock, DeliverySettings settings) {
        return new Deliveries(database.getCollection(COLLECTION), clock, settings.lease(), settings.keep());
    }

    @Bean
    DeliverySearch deliverySearch(MongoDatabase database, SearchBudget budget, Clock clock) {
        DatabaseBreaker breaker = new DatabaseBreaker(
                COLLECTION, Duration.ofSeconds(10), "Deliveries cannot be read at the moment. Try again shortly.");
        PageOrder newestFirst = PageOrder.newestFirst("raisedAt");
        return new DeliverySearch(
                database.getCollection(COLLECTION), new BoundedSearch(newestFirst, budget, breaker, clock));
    }

    @Bean
    DeliveryDispatcher deliveryDispatcher(
            Subscriptions subscriptions,
            Deliveries deliveries,
            WebhookChannel webhooks,
            MailChannel mail,
            RetrySchedule schedule,
            Clock clock,
            MeterRegistry meters) {
        return new DeliveryDispatcher(
                subscriptions, deliveries, webhooks, mail, new DestinationBreakers(), schedule, clock, meters);
    }

    @Bean
    LeaseWorker<Delivery> deliveryWorker(
            Deliveries deliveries, DeliveryDispatcher dispatcher, DeliverySettings settings) {
        return new LeaseWorker<>("delivery", deliveries::lease, dispatcher::carry, settings.poll(), settings.atOnce());
    }

    @Bean
    DeliveryEnqueuer deliveryEnqueuer(
            Subscriptions subscriptions, Deliveries deliveries, RetrySchedule schedule, LeaseWorker<Delivery> worker) {
        return new DeliveryEnqueuer(subscriptions, deliveries, schedule, worker);
    }

    @Bean
    Expiring expiringDeliveries(MongoDatabase database) {
        return new Expiring(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes deliveryIndexes() {
        Document newestFirst = new Document("tenant", 1).append("raisedAt", -1).append("_id", -1);
        Document inState = new Document("tenant", 1)
                .append("state", 1)
                .append("raisedAt", -1)
                .append("_id", -1);
        Document due = new Document("state", 1).append("due", 1);
        return new Indexes(
                COLLECTION,
                List.of(new IndexModel(newestFirst), new IndexModel(inState), new IndexModel(due), Expiring.index()));
    }
}
