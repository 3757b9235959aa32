package dev.latchkey.credential.throttle;

import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.kafka.StreamJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the job that decides, on this replica its share of it. What ends it, a topic that is not there yet or a broker
 * that was away for long, has it begun anew at the next look.
 */
final class HoldStream implements AutoCloseable {
    static final String GROUP = "credential-service.throttle";

    private static final Logger LOG = LoggerFactory.getLogger(HoldStream.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClients kafka;
    private final Topology topology;
    private final Map<String, Object> properties;
    private @Nullable KafkaStreams job;

    /**
     * @param directory where its stores are; what is in it can be made again
     * @param standbys  replicas beside the one in charge that keep a store at hand
     */
    HoldStream(KafkaClients kafka, Topology topology, Path directory, int standbys) {
        this.kafka = kafka;
        this.topology = topology;
        this.properties = Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                GROUP,
                StreamsConfig.STATE_DIR_CONFIG,
                directory.toString(),
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                standbys,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                1,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                1000,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                0,
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "latest");
    }

    /** Begins it where it does not run. */
    synchronized void look() {
        KafkaStreams current = job;
        if (current != null && current.state().isRunningOrRebalancing() || isStarting(current)) {
            return;
        }
        if (current != null) {
            current.close(PATIENCE);
        }
        KafkaStreams fresh = StreamJobs.of(kafka, topology, properties);
        fresh.setUncaughtExceptionHandler(failure -> {
            LOG.atWarn()
                    .addKeyValue("cause", failure.toString())
                    .log("throttling by what all replicas see was held up");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        job = fresh;
        fresh.start();
    }

    private static boolean isStarting(@Nullable KafkaStreams current) {
        return current != null && current.state() == KafkaStreams.State.CREATED;
    }

    /** Whether it takes note of what comes. */
    synchronized boolean running() {
        return job != null && job.state() == KafkaStreams.State.RUNNING;
    }

    /** Leaves its share to others at once. */
    @Override
    public synchronized void close() {
        if (job != null) {
            job.close(CloseOptions.timeout(PATIENCE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
