package dev.latchkey.notifier.detection;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.signing.SealedRecords;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Reads what the replicas of credential-service tell one another of who is held back, to see what none of them has sealed.
 * What it says is nothing to this service. Where those topics are not there, there is nothing to see.
 */
final class InternalTopicWatch implements AutoCloseable {
    /** Longer than a restart takes. */
    private static final StartAt BEFORE_A_RESTART = new StartAt.Ago(Duration.ofMinutes(10));

    private final List<TopicFollower> followers;

    InternalTopicWatch(KafkaClients kafka, SealedRecords records, Clock clock) {
        this.followers = List.of(
                follow(kafka, InternalTopic.SIGN_IN_HOLDS, records, clock),
                follow(kafka, InternalTopic.SOURCE_FAILURES, records, clock));
    }

    private static TopicFollower follow(KafkaClients kafka, InternalTopic topic, SealedRecords records, Clock clock) {
        return new TopicFollower(kafka, topic, BEFORE_A_RESTART, raw -> look(topic, records, raw), clock).start();
    }

    private static void look(InternalTopic topic, SealedRecords records, RawRecord raw) {
        records.isSealed(topic, raw.key(), raw.value(), name -> raw.headers().get(name));
    }

    @Override
    public void close() {
        followers.forEach(TopicFollower::close);
    }
}
