package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.following.AuthenticSink;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.topics.WarmUpCondition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stream of policy snapshots, what is told of it, and what is looked up and counted for policies. */
@SignInRole
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    @Bean
    SnapshotReports snapshotReports(
            KitSettings kit, EventPublisher publisher, EventIds ids, Clock clock, MeterRegistry meters) {
        Counter lost = Counter.builder("latchkey.policies.reports.lost")
                .description("Reports on policies in force that were not told at once")
                .register(meters);
        return new SnapshotReports(publisher, ids, clock, kit.instance(), lost);
    }

    @Bean
    PolicySnapshots policySnapshots(SnapshotReports reports) {
        return new PolicySnapshots(reports);
    }

    /** Far more often than whoever listens gives a replica up. */
    @Bean
    RecurringTask replicaHeartbeat(SnapshotReports reports, RecurringTasks tasks) {
        Duration often = Duration.ofSeconds(10);
        return tasks.start(new Recurrence("replica-heartbeat", Duration.ofSeconds(1), often, often), reports::alive);
    }

    @Bean
    PolicySource policySource(
            PolicySnapshots snapshots,
            PolicyConfirmations confirmations,
            PolicyFreshness freshness,
            PolicyCompleteness completeness) {
        return new SnapshotPolicySource(snapshots, confirmations, freshness, completeness);
    }

    @Bean
    PolicyCompleteness policyCompleteness(
            PolicySnapshots snapshots, PolicyConfirmations confirmations, TopicFollower snapshotFollower) {
        return new PolicyCompleteness(snapshots, confirmations, snapshotFollower);
    }

    @Bean
    PolicyHealth policiesHealthIndicator(
            PolicySnapshots snapshots,
            PolicyFreshness freshness,
            PolicyCompleteness completeness,
            TopicFollower snapshotFollower,
            Clock clock) {
        return new PolicyHealth(snapshots, freshness, completeness, snapshotFollower, clock);
    }

    @Bean
    PolicyConfirmations policyConfirmations() {
        return new PolicyConfirmations();
    }

    @Bean
    PolicyFreshness policyFreshness(
            PolicySnapshots snapshots,
            PolicyConfirmations confirmations,
            TopicFollower snapshotFollower,
            Clock clock,
            MeterRegistry meters) {
        PolicyFreshness freshness = new PolicyFreshness(snapshots, confirmations, snapshotFollower, clock);
        TimeGauge.builder("latchkey.policies.unconfirmed", freshness, TimeUnit.SECONDS, each -> seconds(each, clock))
                .description(
                        "Since when nobody has confirmed that the policies in force are the newest; not a number before the first")
                .register(meters);
        return freshness;
    }

    private static double seconds(PolicyFreshness freshness, Clock clock) {
        Instant asOf = freshness.confirmedAsOf();
        return asOf.equals(Instant.MIN)
                ? Double.NaN
                : Duration.between(asOf, clock.instant()).toMillis() / 1000.0;
    }

    /** As far back as there are any: the last one says how many tenants have policies. */
    @Bean(destroyMethod = "close")
    TopicFollower confirmationFollower(
            KafkaClients kafka, AuthenticEvents authentic, PolicyConfirmations confirmations, Clock clock) {
        return new TopicFollower(
                        kafka,
                        Topic.POLICY_CONFIRMATIONS,
                        new StartAt.Beginning(),
                        raw -> true,
                        new AuthenticSink(authentic, confirmations),
                        clock)
                .whenCaughtUp(confirmations::readToTheEnd)
                .start();
    }

    @Bean(destroyMethod = "close")
    TopicFollower snapshotFollower(
            KafkaClients kafka, AuthenticEvents authentic, PolicySnapshots snapshots, Clock clock) {
        return new TopicFollower(
                        kafka,
                        Topic.POLICY_SNAPSHOTS,
                        new StartAt.Beginning(),
                        raw -> true,
                        new AuthenticSink(authentic, new SnapshotSink(snapshots, clock)),
                        clock)
                .whenCaughtUp(snapshots::readToTheEnd)
                .start();
    }

    @Bean
    AttributeSource attributeSource(Groups groups, LastUses lastUses, MemoryBudget budget) {
        return new AttributeSource(new DatabaseAttributes(groups, lastUses), budget);
    }

    @Bean
    PolicyRates policyRates(MemoryBudget budget) {
        return new PolicyRates(budget, System::nanoTime);
    }

    /** Without having read the snapshots once, and how many there should be, we would let in what a policy blocks. */
    @Bean
    WarmUpCondition snapshotsRead(PolicySource policies) {
        return policies::ready;
    }
}
