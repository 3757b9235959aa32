package dev.latchkey.credential.throttle;

import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.kafka.StreamJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the job that decides, on this replica its share of it. What ends it, a topic that is not there yet or a broker
 * that was away for long, has it begun anew a little later.
 */
final class StreamJob implements AutoCloseable {
    static final String GROUP = "credential-service.throttle";

    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    /** Records of one partition: seconds of an attack. */
    private static final long FAR_BEHIND = 10_000;

    private final KafkaClients kafka;
    private final Topology topology;
    private final Map<String, Object> properties;
    private final Clock clock;
    private @Nullable KafkaStreams job;
    private Instant begun = Instant.MIN;
    private volatile Instant goodAsOf;
    private volatile @Nullable Throwable cause;
    private boolean closed;

    /** @param properties of the job, by {@link StreamJobProperties} and {@link StreamStoreMemory} */
    StreamJob(KafkaClients kafka, Topology topology, Map<String, Object> properties, Clock clock) {
        this.kafka = kafka;
        this.topology = topology;
        this.properties = Map.copyOf(properties);
        this.clock = clock;
        this.goodAsOf = clock.instant();
    }

    /** Begins it where it does not run, and takes note of how it is. */
    synchronized void look() {
        if (!closed && ended() && begun.plus(BETWEEN).isBefore(clock.instant())) {
            begin();
        }
        if (running() && behind() <= FAR_BEHIND) {
            goodAsOf = clock.instant();
            cause = null;
        }
    }

    private boolean ended() {
        KafkaStreams current = job;
        return current == null
                || !current.state().isRunningOrRebalancing() && current.state() != KafkaStreams.State.CREATED;
    }

    private void begin() {
        if (job != null) {
            job.close(PATIENCE);
        }
        begun = clock.instant();
        KafkaStreams fresh = StreamJobs.of(kafka, topology, properties);
        fresh.setUncaughtExceptionHandler(this::heldUp);
        job = fresh;
        fresh.start();
    }

    private StreamThreadExceptionResponse heldUp(Throwable failure) {
        cause = failure;
        LOG.atWarn()
                .addKeyValue("cause", failure.toString())
                .log("throttling by what all replicas see was held up; it begins anew");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Whether it takes note of what comes. */
    synchronized boolean running() {
        return job != null && job.state() == KafkaStreams.State.RUNNING;
    }

    /** The most records that a partition is behind, of those that are counted here. */
    synchronized long behind() {
        return job == null
                ? 0
                : job.metrics().values().stream()
                        .filter(each -> each.metricName().name().equals("records-lag-max"))
                        .map(Metric::metricValue)
                        .mapToLong(value -> value instanceof Double lag ? Math.round(lag) : 0)
                        .max()
                        .orElse(0);
    }

    /** The last moment at which it ran and was not far behind. */
    Instant goodAsOf() {
        return goodAsOf;
    }

    /** What held it up, while it does. */
    Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    /** Leaves its share to others at once. */
    @Override
    public synchronized void close() {
        closed = true;
        if (job != null) {
            job.close(CloseOptions.timeout(PATIENCE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
