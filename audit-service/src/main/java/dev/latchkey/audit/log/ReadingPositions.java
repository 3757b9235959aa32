package dev.latchkey.audit.log;

import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.audit.shard.ShardHead;
import dev.latchkey.audit.shard.ShardHeads;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Keeps the log and the place from which Kafka is read together. The truth is in the database, beside the entries: a
 * database that came back older than it was (restored, or killed before it wrote everything down) has the partition
 * read again from where its log ends, whatever offsets were committed meanwhile.
 */
final class ReadingPositions implements KafkaBindingRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingPositions.class);

    private final ShardHeads heads;
    private final BlockingEdge waiting;
    private final Map<TopicPartition, org.apache.kafka.clients.consumer.Consumer<?, ?>> consumers =
            new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> wentBackTo = new ConcurrentHashMap<>();

    ReadingPositions(ShardHeads heads, BlockingEdge waiting) {
        this.heads = heads;
        this.waiting = waiting;
    }

    @Override
    public void onPartitionsAssigned(
            String binding,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions,
            boolean initial) {
        partitions.forEach(partition -> {
            consumers.put(partition, consumer);
            wentBackTo.remove(partition);
        });
    }

    /** Hands a batch on without the partitions that have to be read again from further back. */
    void guard(List<ConsumerRecord<byte[], byte[]>> batch, Consumer<List<ConsumerRecord<byte[], byte[]>>> next) {
        Set<TopicPartition> back = new HashSet<>();
        try {
            goBack(firstOffsets(batch), back);
            List<ConsumerRecord<byte[], byte[]>> admitted = batch.stream()
                    .filter(each -> !back.contains(partition(each)))
                    .toList();
            if (!admitted.isEmpty()) {
                next.accept(admitted);
                nextOffsets(admitted).forEach(this::noteRead);
            }
        } catch (RuntimeException failure) {
            // The batch will be handed over again as it was: the way back has to be gone again, too.
            back.forEach(wentBackTo::remove);
            throw failure;
        }
    }

    private void goBack(Map<TopicPartition, Long> first, Set<TopicPartition> back) {
        first.forEach((partition, offset) -> {
            long expected = head(partition).nextOffset();
            if (offset > expected && goBack(partition, expected, offset)) {
                back.add(partition);
            }
        });
    }

    /** Once only: what the topic no longer has, or has compacted away, will not be there the second time either. */
    private boolean goBack(TopicPartition partition, long expected, long offered) {
        var consumer = consumers.get(partition);
        if (consumer == null || Objects.equals(wentBackTo.put(partition, expected), expected)) {
            return false;
        }
        LOG.atInfo()
                .addKeyValue("partition", partition)
                .addKeyValue("from", offered)
                .addKeyValue("to", expected)
                .log("the log ends before what is read; reading again from there");
        consumer.seek(partition, expected);
        return true;
    }

    /** Records that left no entry, because they are with the dead letters, have been read all the same. */
    private void noteRead(TopicPartition partition, long next) {
        ShardHead head = head(partition);
        if (head.nextOffset() < next) {
            waiting.forValue(heads.replace(head.readTo(next)));
        }
    }

    private ShardHead head(TopicPartition partition) {
        return waiting.forValue(heads.find(new LogShard(partition.topic(), partition.partition())));
    }

    private static Map<TopicPartition, Long> firstOffsets(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, Long> first = new HashMap<>();
        batch.forEach(each -> first.merge(partition(each), each.offset(), Math::min));
        return first;
    }

    private static Map<TopicPartition, Long> nextOffsets(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, Long> next = new HashMap<>();
        batch.forEach(each -> next.merge(partition(each), each.offset() + 1, Math::max));
        return next;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
