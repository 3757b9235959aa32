package dev.latchkey.audit.shard;

import dev.latchkey.events.Topic;
import java.util.Arrays;

/**
 * A part of the log that is in an order of its own: the events of one partition of one topic.
 *
 * @param topic     name of the topic
 * @param partition of the topic
 */
public record LogShard(String topic, int partition) {
    /** Reads {@code <topic>/<partition>}. */
    public static LogShard parse(String name) {
        int slash = name.lastIndexOf('/');
        return new LogShard(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
    }

    /** {@code <topic>/<partition>}. */
    public String name() {
        return topic + "/" + partition;
    }

    /** The topic, where this release knows it. */
    public Topic knownTopic() {
        return Arrays.stream(Topic.values())
                .filter(each -> each.wireName().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("topic: " + topic + " (expected: one of Latchkey's)"));
    }

    @Override
    public String toString() {
        return name();
    }
}
