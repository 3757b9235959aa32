package dev.latchkey.kit.topics;

import dev.latchkey.events.Topic;
import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates those of this service's topics that are missing, before anything publishes or consumes. Those that exist are left as they are, and
 * looked at again and again: one that could lose what it is relied on for is told with what to do about it. A broker that
 * is away holds the start up for a moment; then it is tried until it comes.
 */
final class TopicProvisioning implements SmartLifecycle, WarmUpCondition {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioning.class);
    private static final Duration START_WAITS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final Duration DEAD_LETTERS_STAY = Duration.ofDays(30);
    private static final short ENOUGH_REPLICAS = 3;

    private final Admin admin;
    private final List<NewTopic> wanted;
    private final TopicCheck check;
    private final Runnable whenCreated;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("topics").unstarted(this::provide);
    private volatile @Nullable List<String> problems;
    private volatile boolean running;

    /** @param whenCreated begins what makes a broker create topics by itself, were they not there */
    TopicProvisioning(Admin admin, TopicUse use, TopicPartitions partitions, short replicas, Runnable whenCreated) {
        this.admin = admin;
        this.wanted = own(use, partitions::of, replicas).toList();
        this.check =
                new TopicCheck(admin, own(use, partitions::atLeast, replicas).toList());
        this.whenCreated = whenCreated;
    }

    static Admin admin(KafkaClients clients) {
        return clients.admin(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    @Override
    public void start() {
        running = true;
        thread.start();
        try {
            done.await(START_WAITS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }

    private void provide() {
        try {
            while (running && !attempted("topics could not be created; trying again", this::create)) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            }
            whenCreated.run();
            while (running) {
                attempted("topics could not be looked at; trying again", this::check);
                done.countDown();
                TimeUnit.MILLISECONDS.sleep((asTheyShouldBe() ? SELDOM : BETWEEN).toMillis());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() throws InterruptedException, ExecutionException, TimeoutException {
        List<String> now = check.problems();
        if (!now.equals(problems)) {
            now.forEach(problem -> LOG.atError().addKeyValue("problem", problem).log("a topic is not as it has to be"));
        }
        problems = now;
    }

    /** Whether all topics were found to be as they have to be. */
    boolean asTheyShouldBe() {
        List<String> found = problems;
        return found != null && found.isEmpty();
    }

    /** What was found to be wrong with them. */
    List<String> problems() {
        List<String> found = problems;
        return found == null ? List.of() : found;
    }

    private static boolean attempted(String otherwise, Attempt attempt) throws InterruptedException {
        try {
            attempt.make();
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException | Error failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log(otherwise);
            return false;
        }
    }

    /** Something that the broker is asked for. */
    @FunctionalInterface
    private interface Attempt {
        void make() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private void create() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, NewTopic> own = wanted.stream().collect(Collectors.toMap(NewTopic::name, Function.identity()));
        own.keySet().removeAll(there(own.keySet()));
        for (var each : admin.createTopics(own.values()).values().entrySet()) {
            try {
                each.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failure) {
                // Another replica was faster.
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failed(each.getKey(), failure);
                }
            }
        }
    }

    /** This service's alone: of others it may not even be allowed to know that they exist. */
    private static Stream<NewTopic> own(TopicUse use, ToIntFunction<Topic> partitions, short replicas) {
        return use.all().stream()
                .flatMap(topic -> withDeadLetters(topic, partitions.applyAsInt(topic), replicas)
                        .limit(use.digests().contains(topic) ? 2 : 1));
    }

    private Set<String> there(Set<String> topics) throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> there = new HashSet<>();
        for (var each : admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                each.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                there.add(each.getKey());
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failed(each.getKey(), failure);
                }
            }
        }
        return there;
    }

    /** Kafka's own words do not name the topic, nor what there is to do. */
    private static ExecutionException failed(String topic, ExecutionException failure) {
        return failure.getCause() instanceof AuthorizationException
                ? new ExecutionException(
                        topic + ": missing, or hidden from this service (expected: the topics and rights of"
                                + " docs/kafka-acls.md)",
                        failure.getCause())
                : failure;
    }

    @Override
    public boolean met() {
        return done.getCount() == 0;
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

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the bindings. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
