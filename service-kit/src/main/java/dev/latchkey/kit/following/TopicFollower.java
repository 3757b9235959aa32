package dev.latchkey.kit.following;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.EventReader;
import dev.latchkey.kit.consuming.PoisonEventException;
import dev.latchkey.kit.consuming.RawBatch;
import dev.latchkey.kit.consuming.RawRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole of a topic on this replica, without a consumer group: every replica sees every event. Knows how
 * fresh its view is: at {@link #freshAsOf()} the broker confirmed that there was nothing that had not been seen.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CHECK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Topic topic;
    private final StartAt startAt;
    private final Predicate<RawRecord> wanted;
    private final EventSink sink;
    private final Clock clock;
    private final Thread thread;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile Instant freshAsOf = Instant.MIN;
    private volatile boolean closed;
    private volatile Runnable onCaughtUp = () -> {};

    /**
     * @param wanted looks at the headers alone; what it turns away is not even parsed
     * @param sink   is given the events one after the other, on one thread
     */
    public TopicFollower(
            String bootstrapServers,
            Topic topic,
            StartAt startAt,
            Predicate<RawRecord> wanted,
            EventSink sink,
            Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.startAt = startAt;
        this.wanted = wanted;
        this.sink = sink;
        this.clock = clock;
        this.thread =
                Thread.ofPlatform().daemon().name("follow-" + topic.wireName()).unstarted(this::run);
    }

    /** Has something done once, when everything that was there at the start has been seen. */
    public TopicFollower whenCaughtUp(Runnable task) {
        this.onCaughtUp = task;
        return this;
    }

    /** Begins to follow; returns at once, and keeps trying while the broker is away. */
    public TopicFollower start() {
        thread.start();
        return this;
    }

    /** The last moment at which nothing was known to be missing; {@link Instant#MIN} before the first time. */
    public Instant freshAsOf() {
        return freshAsOf;
    }

    /** Whether the view is at most this old. */
    public boolean fresherThan(Duration age) {
        return freshAsOf != Instant.MIN && freshAsOf.plus(age).isAfter(clock.instant());
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = open()) {
                follow(consumer);
            } catch (WakeupException | InterruptException end) {
                return;
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("topic", topic.wireName())
                        .addKeyValue("cause", failure.toString())
                        .log("lost sight of a topic; trying again");
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        while (partitions.isEmpty() && !closed) {
            // Somebody is about to create it.
            pause();
            partitions = partitions(consumer);
        }
        consumer.assign(partitions);
        resume(consumer, partitions);
        Horizon horizon = horizon(consumer, partitions);
        while (!closed) {
            for (RawRecord raw : RawBatch.of(consumer.poll(POLL))) {
                take(raw);
                next.put(new TopicPartition(raw.topic(), raw.partition()), raw.offset() + 1);
            }
            horizon = reached(consumer, horizon) ? horizon(consumer, partitions) : horizon;
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic.wireName(), PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    /** Goes on where an earlier connection left off; begins where it was told to, the first time. */
    private void resume(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        if (next.isEmpty()) {
            startAt.seek(consumer, partitions, clock, PATIENCE);
            partitions.forEach(p -> next.put(p, consumer.position(p, PATIENCE)));
        } else {
            partitions.forEach(p -> consumer.seek(p, next.getOrDefault(p, 0L)));
        }
    }

    /** Asks the broker where the topic ends: an empty poll alone may also mean that the broker is gone. */
    private Horizon horizon(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Instant asked = clock.instant();
        return new Horizon(asked, consumer.endOffsets(partitions, PATIENCE));
    }

    private boolean reached(KafkaConsumer<byte[], byte[]> consumer, Horizon horizon) {
        boolean reached = horizon.ends().entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
        if (reached) {
            freshAsOf = horizon.asked();
            onCaughtUp.run();
            onCaughtUp = () -> {};
        }
        return reached && horizon.asked().plus(CHECK_EVERY).isBefore(clock.instant());
    }

    /** Where the topic ended when it was asked. */
    private record Horizon(Instant asked, Map<TopicPartition, Long> ends) {}

    private void take(RawRecord raw) {
        if (!wanted.test(raw)) {
            return;
        }
        try {
            sink.take(EventReader.read(raw));
        } catch (PoisonEventException poison) {
            // Nothing can be done about it here; the consumers that must digest it put it with the dead letters.
            LOG.atWarn()
                    .addKeyValue("topic", raw.topic())
                    .addKeyValue("offset", raw.offset())
                    .addKeyValue("reason", poison.reason())
                    .log("event passed over");
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        250,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2000,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void pause() {
        LockSupport.parkNanos(CHECK_EVERY.toNanos());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
