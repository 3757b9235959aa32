package dev.latchkey.kit.following;

import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the broker where followed topics end, on a connection of its own: on a follower's, the question would wait behind
 * its long poll. For one thread.
 */
public final class StreamEnds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<TopicFollower> followers;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Connects when it is first asked. */
    public StreamEnds(KafkaClients clients, List<TopicFollower> followers) {
        this.followers = List.copyOf(followers);
        this.consumer = clients.consumer(Map.of(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    /**
     * Asks where they end by now: whatever was acknowledged before the call stands before that.
     *
     * @return whether the followers have handed all of that over; to be asked until they have
     * @throws KafkaException where the broker does not tell in time
     */
    public BooleanSupplier asOfNow(Duration within) {
        if (followers.stream().anyMatch(each -> each.partitions().isEmpty())) {
            return () -> false;
        }
        Set<TopicPartition> followed = new HashSet<>();
        followers.forEach(each -> followed.addAll(each.partitions()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(followed, within);
        return () -> followers.stream().allMatch(each -> each.hasTaken(ends));
    }

    /** By the thread that asks. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(PATIENCE));
    }
}
