package dev.latchkey.kit.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds topics that exist against how they have to be: nothing that is relied on may be deleted early or lost with one
 * broker. More partitions, more replicas and a longer retention than asked for are the operator's choice.
 */
final class TopicCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FOR_EVER = -1;

    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);

    private final Admin admin;
    private final Collection<NewTopic> expected;
    private final Set<String> hidden = new HashSet<>();

    TopicCheck(Admin admin, Collection<NewTopic> expected) {
        this.admin = admin;
        this.expected = List.copyOf(expected);
    }

    /** What is wrong, topic by topic, and what to do about it; empty where nothing is that may be looked at. */
    List<String> problems() throws InterruptedException, ExecutionException, TimeoutException {
        List<String> names = expected.stream().map(NewTopic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> described =
                admin.describeTopics(names).topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configured = admin.describeConfigs(
                        names.stream().map(TopicCheck::resource).toList())
                .values();
        List<String> problems = new ArrayList<>();
        for (NewTopic topic : expected) {
            problems.addAll(problems(topic, described.get(topic.name()), configured.get(resource(topic.name()))));
        }
        return problems;
    }

    private List<String> problems(
            NewTopic topic, @Nullable KafkaFuture<TopicDescription> there, @Nullable KafkaFuture<Config> config)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return problems(topic, answer(there), values(answer(config)));
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof AuthorizationException)) {
                throw failure;
            }
            if (hidden.add(topic.name())) {
                LOG.atWarn()
                        .addKeyValue("topic", topic.name())
                        .log("its settings may not be looked at: that takes the right DescribeConfigs");
            }
            return List.of();
        }
    }

    private static <T> T answer(@Nullable KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Objects.requireNonNull(asked).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(each -> each.value() != null)
                .collect(Collectors.toMap(each -> each.name(), each -> each.value()));
    }

    static List<String> problems(NewTopic wanted, TopicDescription there, Map<String, String> config) {
        List<String> problems = new ArrayList<>();
        wanted.configs().forEach((setting, value) -> {
            String given = config.getOrDefault(setting, "");
            if (!satisfies(setting, given, value)) {
                problems.add(setting(wanted.name(), setting, given, value));
            }
        });
        sizeLimit(wanted, config).ifPresent(problems::add);
        placement(wanted, there, config, problems);
        return problems;
    }

    private static boolean satisfies(String setting, String given, String wanted) {
        return switch (setting) {
            case TopicConfig.RETENTION_MS_CONFIG -> number(given) == FOR_EVER || number(given) >= number(wanted);
            case TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG ->
                number(given) >= number(wanted);
            // How soon what was replaced is gone for good is a wish, not something that anything relies on.
            case TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, TopicConfig.SEGMENT_MS_CONFIG -> true;
            default -> given.equals(wanted);
        };
    }

    /** On a topic that is only compacted, size deletes nothing. */
    private static Optional<String> sizeLimit(NewTopic wanted, Map<String, String> config) {
        String given = config.getOrDefault(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        return wanted.configs().containsKey(TopicConfig.RETENTION_MS_CONFIG) && number(given) != FOR_EVER
                ? Optional.of(setting(wanted.name(), TopicConfig.RETENTION_BYTES_CONFIG, given, "-1"))
                : Optional.empty();
    }

    private static void placement(
            NewTopic wanted, TopicDescription there, Map<String, String> config, List<String> problems) {
        int partitions = there.partitions().size();
        if (partitions < wanted.numPartitions()) {
            problems.add(wanted.name() + " has " + partitions + " partitions (expected: >= " + wanted.numPartitions()
                    + "): kafka-topics --alter --topic " + wanted.name() + " --partitions " + wanted.numPartitions());
        }
        int replicas = fewest(there, partition -> partition.replicas().size());
        if (replicas < wanted.replicationFactor()) {
            problems.add(wanted.name() + " has " + replicas + " replicas (expected: >= " + wanted.replicationFactor()
                    + "): kafka-reassign-partitions, or a smaller LATCHKEY_TOPIC_REPLICAS");
        }
        long inSync = number(config.getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"));
        if (inSync > replicas) {
            problems.add(setting(wanted.name(), TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Long.toString(inSync), "1"));
        }
    }

    private static int fewest(TopicDescription there, Function<TopicPartitionInfo, Integer> of) {
        return there.partitions().stream().map(of).min(Integer::compare).orElse(0);
    }

    private static String setting(String topic, String setting, String given, String expected) {
        return topic + " has " + setting + "=" + given + " (expected: " + expected
                + "): kafka-configs --alter --entity-type topics --entity-name " + topic + " --add-config " + setting
                + "=" + expected;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return Long.MIN_VALUE;
        }
    }
}
