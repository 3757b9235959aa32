package dev.latchkey.credential.access;

import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.recurring.Recurring;
import dev.latchkey.kit.topics.WarmUpCondition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stream of policy snapshots, what is told of it, and what is looked up and counted for policies. */
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
    Snapshots snapshots(SnapshotReports reports) {
        return new Snapshots(reports);
    }

    /** Far more often than whoever listens gives a replica up. */
    @Bean
    Recurring signsOfLife(SnapshotReports reports) {
        return Recurring.start("signs-of-life", Duration.ofSeconds(1), Duration.ofSeconds(10), reports::alive);
    }

    @Bean
    PolicyHealth policiesHealth(Snapshots snapshots, TopicFollower snapshotFollower, Clock clock) {
        return new PolicyHealth(snapshots, snapshotFollower, clock);
    }

    @Bean(destroyMethod = "close")
    TopicFollower snapshotFollower(KitSettings kit, Snapshots snapshots, Clock clock) {
        return new TopicFollower(
                        kit.kafka(),
                        Topic.POLICY_SNAPSHOTS,
                        new StartAt.Beginning(),
                        raw -> true,
                        received -> {
                            if (received.event() instanceof PolicySnapshotPublished snapshot) {
                                snapshots.put(snapshot);
                            }
                        },
                        clock)
                .whenCaughtUp(snapshots::readToTheEnd)
                .start();
    }

    @Bean
    Background background(Groups groups, LastUses lastUses) {
        return new Background(groups, lastUses);
    }

    @Bean
    PolicyRates policyRates() {
        return new PolicyRates(System::nanoTime);
    }

    /** Without having read the snapshots once, we would let in what a policy blocks. */
    @Bean
    WarmUpCondition snapshotsRead(Snapshots snapshots) {
        return snapshots::read;
    }
}
