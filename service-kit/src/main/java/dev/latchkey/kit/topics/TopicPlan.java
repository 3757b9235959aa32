package dev.latchkey.kit.topics;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import dev.latchkey.events.TopicUse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of one service as they have to be; of others it may not even be allowed to know that they exist.
 *
 * @param events    with the topics of their dead letters
 * @param internals of which some have as many partitions as another one has by then
 */
record TopicPlan(List<NewTopic> events, List<InternalTopic> internals, TopicPartitions partitions, short replicas) {
    private static final Duration DEAD_LETTERS_STAY = Duration.ofDays(30);
    private static final short ENOUGH_REPLICAS = 3;

    /** What is created. */
    static TopicPlan wanted(String service, TopicPartitions partitions, short replicas) {
        return of(service, partitions, partitions::of, replicas);
    }

    /** What is there must have this at least. */
    static TopicPlan needed(String service, TopicPartitions partitions, short replicas) {
        return of(service, partitions, partitions::atLeast, replicas);
    }

    private static TopicPlan of(
            String service, TopicPartitions given, ToIntFunction<Topic> partitions, short replicas) {
        TopicUse use = TopicUse.of(service);
        Stream<NewTopic> events = use.all().stream()
                .flatMap(topic -> withDeadLetters(topic, partitions.applyAsInt(topic), replicas)
                        .limit(use.digests().contains(topic) ? 2 : 1));
        return new TopicPlan(events.toList(), InternalTopic.of(service), given, replicas);
    }

    /** Those whose partitions do not depend on what is there. */
    List<NewTopic> first() {
        Stream<NewTopic> own = internals.stream()
                .filter(each -> each.asManyAs().isEmpty())
                .map(each -> internal(each, partitions.of(each)));
        return Stream.concat(events.stream(), own).toList();
    }

    /** The topics that others go with. */
    List<String> accompanied() {
        return internals.stream().flatMap(each -> each.asManyAs().stream()).toList();
    }

    /**
     * Those that go with others.
     *
     * @param there how many partitions these have; where the broker does not know yet, they have been created a moment ago
     */
    List<NewTopic> accompanying(Map<String, Integer> there) {
        Map<String, Integer> counts = new HashMap<>();
        first().forEach(each -> counts.put(each.name(), each.numPartitions()));
        counts.putAll(there);
        return internals.stream()
                .filter(each -> each.asManyAs().isPresent())
                .map(each -> internal(each, counts.getOrDefault(each.asManyAs().get(), each.partitions())))
                .toList();
    }

    /** All, without regard to how many partitions those have that have as many as others: whoever reads them looks at that. */
    List<NewTopic> all() {
        return Stream.concat(events.stream(), internals.stream().map(each -> internal(each, partitions.atLeast(each))))
                .toList();
    }

    private NewTopic internal(InternalTopic topic, int count) {
        return new NewTopic(topic.wireName(), count, replicas).configs(durable(topic.configuration(), replicas));
    }

    /** The topic, and after it the one of its dead letters. */
    static Stream<NewTopic> withDeadLetters(Topic topic, int partitions, short replicas) {
        Map<String, String> dead = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(DEAD_LETTERS_STAY.toMillis()));
        return Stream.of(
                new NewTopic(topic.wireName(), partitions, replicas).configs(durable(topic.configuration(), replicas)),
                new NewTopic(topic.deadLetters(), 1, replicas).configs(durable(dead, replicas)));
    }

    /** With three replicas, "acknowledged" is to mean: by two at least. */
    private static Map<String, String> durable(Map<String, String> config, short replicas) {
        Map<String, String> all = new HashMap<>(config);
        if (replicas >= ENOUGH_REPLICAS) {
            all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return Map.copyOf(all);
    }
}
