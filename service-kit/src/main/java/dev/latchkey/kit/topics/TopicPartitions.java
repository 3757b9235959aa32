package dev.latchkey.kit.topics;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many partitions topics are created with, where their operator wants other numbers than ours.
 *
 * @param given by topic, from 1 to {@value #MOST}
 */
record TopicPartitions(Map<String, Integer> given) {
    private static final int MOST = 1_000;
    private static final String EXPECTED =
            " (expected: topic=number, separated by commas, such as latchkey.sign-ins=24)";

    TopicPartitions {
        given = Map.copyOf(given);
    }

    /**
     * Reads {@code LATCHKEY_TOPIC_PARTITIONS}.
     *
     * @throws IllegalArgumentException names what is wrong
     */
    static TopicPartitions parse(String text) {
        Map<String, Integer> given = new HashMap<>();
        for (String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = each.strip().split("=", 2);
            if (parts.length < 2 || given.put(topic(parts[0].strip()), number(each, parts[1].strip())) != null) {
                throw wrong(each);
            }
        }
        return new TopicPartitions(given);
    }

    /** But those that have as many as another one. */
    private static String topic(String name) {
        Stream<String> events = Arrays.stream(Topic.values()).map(Topic::wireName);
        Stream<String> others = Arrays.stream(InternalTopic.values())
                .filter(each -> each.asManyAs().isEmpty())
                .map(InternalTopic::wireName);
        return Stream.concat(events, others).filter(name::equals).findFirst().orElseThrow(() -> wrong(name));
    }

    private static int number(String entry, String digits) {
        if (!digits.matches("[1-9][0-9]{0,3}") || Integer.parseInt(digits) > MOST) {
            throw wrong(entry);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(String given) {
        return new IllegalArgumentException("latchkey.topic-partitions: " + given + EXPECTED);
    }

    /** What a topic is created with. */
    int of(Topic topic) {
        return given.getOrDefault(topic.wireName(), topic.partitions());
    }

    /** What one is created with that has not as many as another one. */
    int of(InternalTopic topic) {
        return given.getOrDefault(topic.wireName(), topic.partitions());
    }

    /** What one that exists must have: nothing is lost by fewer than we would have made, but who asked for some wants them. */
    int atLeast(Topic topic) {
        return given.getOrDefault(topic.wireName(), 1);
    }

    /** Likewise. */
    int atLeast(InternalTopic topic) {
        return given.getOrDefault(topic.wireName(), 1);
    }
}
