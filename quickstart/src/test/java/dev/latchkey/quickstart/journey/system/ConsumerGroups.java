package dev.latchkey.quickstart.journey.system;

import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.partition.PartitionsCommand;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The broker's topics, how many partitions they have, and who reads which of them. */
public final class ConsumerGroups implements AutoCloseable {

    private final Admin admin;

    public ConsumerGroups(String kafka) {
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
    }

    /** How many partitions it has. */
    public int partitions(Topic topic) throws Exception {
        var described = admin.describeTopics(List.of(topic.wireName())).allTopicNames();
        return got(described).get(topic.wireName()).partitions().size();
    }

    /** Gives it more, as {@code ./latchkey partitions} does. */
    public void grow(Topic topic, int partitions) throws Exception {
        var nowhere = new Screen(new PrintStream(OutputStream.nullOutputStream()), new Style(false));
        new PartitionsCommand(nowhere, admin).run(List.of(topic.wireName(), String.valueOf(partitions)));
    }

    /** How many records there have been in each partition. */
    public Map<Integer, Long> lengths(Topic topic) throws Exception {
        var asked = IntStream.range(0, partitions(topic))
                .mapToObj(partition -> new TopicPartition(topic.wireName(), partition))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return got(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().partition(),
                        each -> each.getValue().offset()));
    }

    /** The partitions that each member of the group has of a topic. */
    public List<List<Integer>> shares(String group, Topic topic) throws Exception {
        var described = got(admin.describeConsumerGroups(List.of(group)).all()).get(group);
        return described.members().stream()
                .map(member -> member.assignment().topicPartitions().stream()
                        .filter(each -> each.topic().equals(topic.wireName()))
                        .map(TopicPartition::partition)
                        .toList())
                .toList();
    }

    /** How many records the group has not digested yet of the partitions that it has begun with. */
    public long lag(String group) throws Exception {
        var committed = got(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var ends = got(admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all());
        return committed.entrySet().stream()
                .mapToLong(
                        each -> behind(ends.get(each.getKey()), each.getValue().offset()))
                .sum();
    }

    private static long behind(ListOffsetsResultInfo end, long committed) {
        return end.offset() - committed;
    }

    private static <T> T got(KafkaFuture<T> asked) throws Exception {
        return asked.get(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        admin.close();
    }
}
