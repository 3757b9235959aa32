package dev.latchkey.quickstart.partition;

import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.terminal.Screen;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;

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
            described(Arrays.stream(Topic.values()).map(Topic::wireName).toList())
                    .values()
                    .forEach(each -> screen.line(
                            "  " + each.name() + "  " + each.partitions().size()));
            return true;
        }
        if (arguments.size() != 2) {
            return false;
        }
        grow(topic(arguments.getFirst()), arguments.get(1));
        return true;
    }

    private void grow(Topic topic, String number) throws InterruptedException, ExecutionException, TimeoutException {
        if (topic.cleanup() == Topic.Cleanup.COMPACT) {
            throw new IllegalArgumentException(
                    "topic: " + topic.wireName() + " is compacted (expected: one that is not):"
                            + " a key's old state would stay in its old partition for ever");
        }
        int now = partitions(topic);
        int wanted = wanted(number, now);
        broker.createPartitions(Map.of(topic.wireName(), NewPartitions.increaseTo(wanted)))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        screen.line("  " + topic.wireName() + "  " + now + " -> " + wanted);
        screen.line(
                "  Each key keeps its order from here on; what was sent before may be digested after what is sent now.");
        screen.line(
                "  Services read the new partitions in 10 s and send to them in 25 s; other programs as their metadata.max.age.ms says.");
        screen.line("  For installations to come: LATCHKEY_TOPIC_PARTITIONS=" + topic.wireName() + "=" + wanted);
    }

    private int partitions(Topic topic) throws InterruptedException, ExecutionException, TimeoutException {
        return described(List.of(topic.wireName())).values().stream()
                .mapToInt(each -> each.partitions().size())
                .sum();
    }

    private static int wanted(String number, int now) {
        if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) <= now || Integer.parseInt(number) > MOST) {
            throw new IllegalArgumentException(
                    "count: " + number + " (expected: " + (now + 1) + " to " + MOST + "; there are " + now + ")");
        }
        return Integer.parseInt(number);
    }

    private static Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("topic: " + name + " (expected: one of "
                        + Arrays.stream(Topic.values()).map(Topic::wireName).toList() + ")"));
    }

    private Map<String, TopicDescription> described(List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        return broker.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
