package dev.latchkey.kit.following;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Where the partitions of a followed topic began when they were last looked at, to notice what is removed. */
final class PartitionBeginnings {
    private final Map<TopicPartition, Long> last = new HashMap<>();

    /**
     * What was removed since the last look.
     *
     * @param begins where the partition begins now
     * @param ends   where it ends now; before what was read, the partition is another one
     * @param next   behind the last record that was read
     */
    Optional<TopicRemoval> look(TopicPartition partition, long begins, long ends, long next) {
        Long before = last.put(partition, begins);
        if (ends < next) {
            return Optional.of(TopicRemoval.ofEverything(partition.partition()));
        }
        boolean unseen = begins > next;
        boolean moved = before != null && begins > before;
        return unseen || moved
                ? Optional.of(new TopicRemoval(partition.partition(), begins, unseen))
                : Optional.empty();
    }
}
