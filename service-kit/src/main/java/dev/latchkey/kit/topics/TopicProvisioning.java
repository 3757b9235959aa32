package dev.latchkey.kit.topics;

import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
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

    private final Admin admin;
    private final TopicPlan wanted;
    private final TopicCheck check;
    private final Runnable whenCreated;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("topics").unstarted(this::provide);
    private volatile @Nullable List<String> problems;
    private volatile boolean running;

    /**
     * @param needed      of those that are there
     * @param whenCreated begins what makes a broker create topics by itself, were they not there
     */
    TopicProvisioning(Admin admin, TopicPlan wanted, TopicPlan needed, Runnable whenCreated) {
        this.admin = admin;
        this.wanted = wanted;
        this.check = new TopicCheck(admin, needed.all());
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
        create(wanted.first());
        create(wanted.accompanying(there(wanted.accompanied())));
    }

    private void create(List<NewTopic> topics) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, NewTopic> missing = topics.stream().collect(Collectors.toMap(NewTopic::name, Function.identity()));
        missing.keySet().removeAll(there(List.copyOf(missing.keySet())).keySet());
        for (var each : admin.createTopics(missing.values()).values().entrySet()) {
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

    /** Of those topics those that there are, and how many partitions they have. */
    private Map<String, Integer> there(List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Integer> there = new HashMap<>();
        for (var each : admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                TopicDescription found = each.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                there.put(each.getKey(), found.partitions().size());
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
