package dev.latchkey.kit.topics;

import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing, before anything publishes or consumes. Those that exist are left as the
 * operator made them. A broker that is away holds the start up for a moment, but does not prevent it.
 */
final class TopicProvisioning implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioning.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final short replicas;
    private volatile boolean running;

    TopicProvisioning(Admin admin, short replicas) {
        this.admin = admin;
        this.replicas = replicas;
    }

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    @Override
    public void start() {
        running = true;
        try {
            create();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("topics could not be looked at");
        }
    }

    private void create() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> there = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        List<NewTopic> missing = Arrays.stream(Topic.values())
                .flatMap(this::withDeadLetters)
                .filter(topic -> !there.contains(topic.name()))
                .toList();
        List<ExecutionException> failures = new ArrayList<>();
        for (var each : admin.createTopics(missing).values().values()) {
            try {
                each.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failure) {
                // Another replica was faster.
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    failures.add(failure);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private Stream<NewTopic> withDeadLetters(Topic topic) {
        Map<String, String> config = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().name().toLowerCase(Locale.ROOT),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        Map<String, String> dead = Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(Duration.ofDays(30).toMillis()));
        return Stream.of(
                new NewTopic(topic.wireName(), topic.partitions(), replicas).configs(config),
                new NewTopic(topic.deadLetters(), 1, replicas).configs(dead));
    }

    @Override
    public void stop() {
        running = false;
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
