package dev.latchkey.kit.following;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.RawBatch;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads the whole of a topic on this replica, without a consumer group: every replica sees every event. Knows how
 * fresh its view is: at {@link #freshAsOf()} the broker confirmed that there was nothing that had not been seen. An
 * event that cannot be read, or that the sink fails to take three times, is passed over; the sink is told so, and the
 * metric {@code latchkey.events.passed.over} counts it. It is told as well what the topic has lost.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final int FETCHED_BYTES = 256 * 1024;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CHECK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    // How soon partitions are seen that were added to the topic: what is sent there is to be known as soon as the rest.
    private static final Duration METADATA_AGE = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final String topic;
    private final StartAt startAt;
    private final SinkHandover handover;
    private final Clock clock;
    private final Thread thread;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final PartitionBeginnings beginnings = new PartitionBeginnings();
    private volatile Instant freshAsOf = Instant.MIN;
    private volatile Instant startedAt = Instant.MIN;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<?, ?> connected;
    private volatile Runnable onCaughtUp = () -> {};

    /**
     * @param wanted looks at the headers alone; what it turns away is not even parsed
     * @param sink   is given the events one after the other, on one thread
     */
    public TopicFollower(
            KafkaClients clients,
            Topic topic,
            StartAt startAt,
            Predicate<RawRecord> wanted,
            EventSink sink,
            Clock clock) {
        this(clients, topic.wireName(), startAt, clock, closed -> SinkHandover.ofEvents(wanted, sink, closed));
    }

    /** @param sink is given the records one after the other, on one thread */
    public TopicFollower(KafkaClients clients, InternalTopic topic, StartAt startAt, RecordSink sink, Clock clock) {
        this(clients, topic.wireName(), startAt, clock, closed -> SinkHandover.ofRecords(sink, closed));
    }

    private TopicFollower(
            KafkaClients clients,
            String topic,
            StartAt startAt,
            Clock clock,
            Function<BooleanSupplier, SinkHandover> handover) {
        this.clients = clients;
        this.topic = topic;
        this.startAt = startAt;
        this.handover = handover.apply(() -> closed);
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("follow-" + topic).unstarted(this::run);
    }

    /** Has something done once, when everything that was there at the start has been seen. */
    public TopicFollower whenCaughtUp(Runnable task) {
        this.onCaughtUp = task;
        return this;
    }

    /** Begins to follow; returns at once, and keeps trying while the broker is away. */
    public TopicFollower start() {
        startedAt = clock.instant();
        thread.start();
        return this;
    }

    /** The last moment at which nothing was known to be missing; {@link Instant#MIN} before the first time. */
    public Instant freshAsOf() {
        return freshAsOf;
    }

    /** Whether the view is at most this old. */
    public boolean fresherThan(Duration age) {
        // In milliseconds, as nearly every step of a sign-in asks: an instant is an object.
        Instant seen = freshAsOf;
        return seen != Instant.MIN && clock.millis() - seen.toEpochMilli() < age.toMillis();
    }

    /** The partitions that it follows; none before it has found out which there are. */
    Set<TopicPartition> partitions() {
        return next.keySet();
    }

    /** Whether the sink was handed all that stands before these ends; they may be of other topics too. */
    boolean hasTaken(Map<TopicPartition, Long> ends) {
        return next.entrySet().stream().allMatch(each -> each.getValue() >= ends.getOrDefault(each.getKey(), 0L));
    }

    /** What it reads. */
    String topic() {
        return topic;
    }

    /** Whether it has been following for so long and has not seen, or not seen any more, how the topic is now. */
    boolean blindFor(Duration age) {
        boolean old = startedAt.isBefore(clock.instant().minus(age));
        return !closed && startedAt != Instant.MIN && old && !fresherThan(age);
    }

    private void run() {
        while (!closed) {
            try {
                connect();
            } catch (WakeupException end) {
                // closed: the loop ends
            } catch (Throwable failure) {
                // An Error too: a thread that ends here would never see another revocation.
                lostSight(failure);
                pause();
            }
        }
    }

    private void lostSight(Throwable failure) {
        try {
            LOG.atLevel(failure instanceof Error ? Level.ERROR : Level.WARN)
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", failure.toString())
                    .log("lost sight of a topic; trying again");
        } catch (Throwable nothingLeftToSayItWith) {
            // The view gets old, which its health tells.
        }
    }

    private void connect() {
        KafkaConsumer<byte[], byte[]> consumer = open();
        connected = consumer;
        try {
            follow(consumer);
        } finally {
            connected = null;
            consumer.close(CloseOptions.timeout(PATIENCE));
        }
    }

    /** Returns when it was closed. */
    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        while (!closed) {
            if (partitions.isEmpty()) {
                // Somebody is about to create it.
                pause();
                partitions = partitions(consumer);
            } else {
                consumer.assign(partitions);
                resume(consumer, partitions);
                partitions = read(consumer, partitions);
            }
        }
    }

    /** Returns the partitions that there are then, when it was closed, or when the topic has got more. */
    private List<TopicPartition> read(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        List<TopicPartition> now = partitions;
        Horizon horizon = horizon(consumer, partitions);
        while (!closed && now.size() == partitions.size()) {
            poll(consumer);
            if (reached(consumer, horizon)) {
                now = partitions(consumer);
                horizon = horizon(consumer, partitions);
            }
        }
        return now;
    }

    private void poll(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            for (RawRecord raw : RawBatch.of(consumer.poll(POLL))) {
                handover.hand(raw);
                next.put(new TopicPartition(raw.topic(), raw.partition()), raw.offset() + 1);
            }
        } catch (OffsetOutOfRangeException removed) {
            Set<TopicPartition> lost = removed.offsetOutOfRangePartitions().keySet();
            consumer.beginningOffsets(lost, PATIENCE)
                    .forEach((partition, begins) ->
                            goOn(consumer, partition, begins, TopicRemoval.ofEverything(partition.partition())));
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic, PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    /**
     * Goes on where an earlier connection left off; begins where it was told to, the first time. A partition that was
     * added meanwhile is read from its beginning: all of it is new.
     */
    private void resume(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        if (next.isEmpty()) {
            startAt.seek(consumer, partitions, clock, PATIENCE);
            next.putAll(partitions.stream().collect(Collectors.toMap(p -> p, p -> consumer.position(p, PATIENCE))));
        } else {
            next.keySet().retainAll(partitions);
            partitions.forEach(p -> consumer.seek(p, next.computeIfAbsent(p, added -> 0L)));
        }
    }

    /** Asks the broker where the topic ends: an empty poll alone may also mean that the broker is gone. */
    private Horizon horizon(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Instant asked = clock.instant();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        begins.forEach((partition, begin) -> {
            long end = ends.getOrDefault(partition, Long.MAX_VALUE);
            long read = next.getOrDefault(partition, begin);
            beginnings
                    .look(partition, begin, end, read)
                    .ifPresent(removal -> goOn(consumer, partition, begin, removal));
        });
        return new Horizon(asked, ends);
    }

    private void goOn(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long begins, TopicRemoval removal) {
        if (removal.unseen()) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("read", next.get(partition))
                    .addKeyValue("begins", begins)
                    .log("a topic has lost what had not been read; it is read from where it begins");
            consumer.seek(partition, begins);
            next.put(partition, begins);
        }
        handover.tell(removal);
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

    private KafkaConsumer<byte[], byte[]> open() {
        return clients.consumer(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                250,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCHED_BYTES,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                250,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                (int) METADATA_AGE.toMillis(),
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
    }

    private void pause() {
        LockSupport.parkNanos(CHECK_EVERY.toNanos());
    }

    /** Stops at once; waits a moment for the sink to return. */
    @Override
    public void close() {
        closed = true;
        KafkaConsumer<?, ?> consumer = connected;
        if (consumer != null) {
            consumer.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            if (thread.isAlive()) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }
}
