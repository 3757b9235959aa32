package dev.latchkey.policies.snapshot;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.following.AuthenticSink;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows our own snapshots. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {
    @Bean
    SnapshotTopic snapshotTopic() {
        return new SnapshotTopic();
    }

    @Bean(destroyMethod = "close")
    TopicFollower snapshotFollower(KafkaClients kafka, AuthenticEvents authentic, SnapshotTopic topic, Clock clock) {
        return new TopicFollower(
                        kafka,
                        Topic.POLICY_SNAPSHOTS,
                        new StartAt.Beginning(),
                        any -> true,
                        new AuthenticSink(authentic, topic),
                        clock)
                .start();
    }

    @Bean
    ReconciliationSchedule reconciliationSchedule(
            KitSettings kit,
            SnapshotSettings settings,
            SnapshotTopic topic,
            TopicFollower snapshotFollower,
            TenantRuleDocuments documents,
            EventPublisher publisher,
            EventIds ids,
            Clock clock,
            RecurringTasks tasks) {
        SnapshotConfirmations confirmations = new SnapshotConfirmations(publisher, ids, clock, kit.instance());
        SnapshotReconciler reconciler = new SnapshotReconciler(documents, clock);
        return new ReconciliationSchedule(
                        topic, snapshotFollower, reconciler, confirmations, clock, settings.compareEvery(), tasks)
                .start();
    }
}
