package dev.latchkey.notifier.detection;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.RecordSeal;
import dev.latchkey.kit.signing.SealedRecords;
import dev.latchkey.notifier.alert.Alerts;
import dev.latchkey.notifier.expiry.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Detection: what it listens to, and where it keeps what it saw. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DetectionSettings.class)
class DetectionConfiguration {
    private static final String WINDOWS = "windows";
    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> signIns(EventBatches batches, Detection detection) {
        return batches.consumer("notifier-service.detection", detection);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> credentials(EventBatches batches, Alerts alerts) {
        LeakedCredentialDetector leaks = new LeakedCredentialDetector();
        ClaimedAccountDetector claims = new ClaimedAccountDetector();
        BatchHandler leaked =
                new EventDetectorConsumer<>(AppPasswordRevoked.class, (fact, at) -> leaks.judge(fact), alerts);
        BatchHandler claimed =
                new EventDetectorConsumer<>(AccountClaimDecided.class, (fact, at) -> claims.judge(fact), alerts);
        DirectoryReportDetector reports = new DirectoryReportDetector();
        BatchHandler reported =
                new EventDetectorConsumer<>(DirectoryReported.class, (fact, at) -> reports.judge(fact), alerts);
        return batches.consumer("notifier-service.leaks", events -> {
            leaked.handle(events);
            claimed.handle(events);
            reported.handle(events);
        });
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> policyReports(EventBatches batches, Alerts alerts) {
        return batches.consumer(
                "notifier-service.policies",
                new EventDetectorConsumer<>(
                        PolicySnapshotReported.class, new RejectedPoliciesDetector()::judge, alerts));
    }

    /** Reads what nobody else reads here: forged events of every topic are to be seen. */
    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> policyEvents(EventBatches batches) {
        return batches.consumer("notifier-service.forgeries", events -> {});
    }

    @Bean(destroyMethod = "close")
    InternalTopicWatch internalTopicWatch(KafkaClients kafka, RecordSeal seal, ForgedEvents forged, Clock clock) {
        return new InternalTopicWatch(kafka, new SealedRecords(seal, forged), clock);
    }

    @Bean
    RecurringTask forgedEventLooks(
            ForgedEvents forged, DetectionSettings settings, Alerts alerts, Clock clock, RecurringTasks tasks) {
        ForgedEventDetector detector = new ForgedEventDetector(settings.alertEvery());
        ForgedEventAlerts looks = new ForgedEventAlerts(forged, detector, alerts, clock);
        return tasks.start(Recurrence.every("forged-events", OFTEN, PATIENCE), looks::look);
    }

    @Bean
    Detection detection(MongoDatabase database, Alerts alerts, Clock clock, DetectionSettings settings) {
        Detectors detectors = Detectors.of(settings);
        AttemptWindows windows = new AttemptWindows(database.getCollection(WINDOWS), clock);
        KnownNetworks networks = new KnownNetworks(database.getCollection("networks"));
        return new Detection(
                detectors.windowed().stream()
                        .map(each -> new WindowDetectorConsumer(each, windows, alerts))
                        .toList(),
                new NewNetworkConsumer(detectors.newNetwork(), networks, alerts, settings.knownUses()));
    }

    @Bean
    Expiring expiringWindows(MongoDatabase database) {
        return new Expiring(database.getCollection(WINDOWS));
    }

    @Bean
    Indexes windowIndexes() {
        return new Indexes(WINDOWS, List.of(Expiring.index()));
    }
}
