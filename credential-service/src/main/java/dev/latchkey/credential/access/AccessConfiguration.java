package dev.latchkey.credential.access;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.topics.WarmUpCondition;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stream of policy snapshots. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    @Bean
    Snapshots snapshots() {
        return new Snapshots();
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

    /** Without having read the snapshots once, we would let in what a policy blocks. */
    @Bean
    WarmUpCondition snapshotsRead(Snapshots snapshots) {
        return snapshots::read;
    }
}
