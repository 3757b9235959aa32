package dev.latchkey.quickstart.partition;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.terminal.Screen;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** {@code partitions}: how many each topic has; {@code partitions topic count}: gives a topic more, while everything runs. */
public final class PartitionsCommand {
    private static final int MOST = 1_000;
    private static final long PATIENCE_SECONDS = 20;

    private final Screen screen;
    private final Admin broker;

    /** @param broker of the installation, with the right to describe and alter topics; stays open */
    public PartitionsCommand(Screen screen, Admin broker) {
        this.screen = screen;
        this.broker = broker;
    }

    /**
     * Does what the arguments say.
     *
     * @return whether the arguments were such
     * @throws IllegalArgumentException names what is wrong with the topic or the number
     */
    public boolean run(List<String> arguments) throws InterruptedException, ExecutionException, TimeoutException {
        if (arguments.isEmpty()) {
            there(all()).forEach((name, count) -> screen.line("  " + name + "  " + count));
            return true;
        }
        if (arguments.size() != 2) {
            return false;
        }
        grow(topic(arguments.getFirst()), arguments.get(1));
        return true;
    }

    private void grow(String topic, String number) throws InterruptedException, ExecutionException, TimeoutException {
        refuseCompacted(topic);
        int now = there(List.of(topic)).getOrDefault(topic, 0);
        int wanted = wanted(number, now);
        increase(accompanying(topic), wanted);
        increase(List.of(topic), wanted);
        screen.line("  " + topic + "  " + now + " -> " + wanted);
        screen.line(
                "  Each key keeps its order from here on; what was sent before may be digested after what is sent now.");
        screen.line(
                "  Services read the new partitions in 10 s and send to them in 25 s; other programs as their metadata.max.age.ms says.");
        screen.line("  For installations to come: LATCHKEY_TOPIC_PARTITIONS=" + topic + "=" + wanted);
    }

    private static void refuseCompacted(String topic) {
        if (Arrays.stream(Topic.values())
                .anyMatch(each -> each.wireName().equals(topic) && each.cleanup() == Topic.Cleanup.COMPACT)) {
            throw new IllegalArgumentException("topic: " + topic + " is compacted (expected: one that is not):"
                    + " a key's old state would stay in its old partition for ever");
        }
    }

    /** Those first that have to have as many: what counts by them goes on as soon as both have. */
    private void increase(List<String> topics, int wanted)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, NewPartitions> increases = there(topics).entrySet().stream()
                .filter(each -> each.getValue() < wanted)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> NewPartitions.increaseTo(wanted)));
        broker.createPartitions(increases).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static List<String> accompanying(String topic) {
        return Arrays.stream(InternalTopic.values())
                .filter(each -> each.asManyAs().filter(topic::equals).isPresent())
                .map(InternalTopic::wireName)
                .toList();
    }

    private static int wanted(String number, int now) {
        if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) <= now || Integer.parseInt(number) > MOST) {
            throw new IllegalArgumentException(
                    "count: " + number + " (expected: " + (now + 1) + " to " + MOST + "; there are " + now + ")");
        }
        return Integer.parseInt(number);
    }

    /** One that has a number of its own, and is not read as a whole. */
    private static String topic(String name) {
        List<String> growing = Stream.concat(
                        Arrays.stream(Topic.values()).map(Topic::wireName),
                        Stream.of(InternalTopic.SOURCE_FAILURES.wireName()))
                .toList();
        return growing.stream()
                .filter(name::equals)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("topic: " + name + " (expected: one of " + growing + ")"));
    }

    private static List<String> all() {
        return Stream.concat(
                        Arrays.stream(Topic.values()).map(Topic::wireName),
                        Arrays.stream(InternalTopic.values()).map(InternalTopic::wireName))
                .toList();
    }

    /** How many partitions those have that are there: not every installation has begun with this release. */
    private Map<String, Integer> there(List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Integer> there = new LinkedHashMap<>();
        Map<String, KafkaFuture<TopicDescription>> asked =
                broker.describeTopics(topics).topicNameValues();
        for (String topic : topics) {
            try {
                TopicDescription found =
                        Objects.requireNonNull(asked.get(topic)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                there.put(topic, found.partitions().size());
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failure;
                }
            }
        }
        return there;
    }
}
