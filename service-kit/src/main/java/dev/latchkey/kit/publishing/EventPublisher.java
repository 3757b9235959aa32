package dev.latchkey.kit.publishing;

import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events and says when they are on the record: acknowledged by every in-sync replica. Numbers them without
 * holes per topic and partition ({@code docs/adr/0003-sequence-per-partition.md}). A send that is not acknowledged
 * within the delivery timeout fails; its number is then filled before the lane takes anything new, and until then
 * further sends to that partition fail at once rather than wait.
 */
public final class EventPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final int MAX_EVENT_BYTES = 1_000_000;

    private final Producer producer;
    private final KafkaConnection connection;
    private final ScheduledExecutorService repair =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "event-repair"));
    private volatile Map<Topic, Lane[]> lanes = Map.of();

    EventPublisher(Producer producer, KafkaConnection connection, Duration repairEvery) {
        this.producer = producer;
        this.connection = connection;
        long millis = repairEvery.toMillis();
        repair.scheduleWithFixedDelay(this::tend, 0, millis, TimeUnit.MILLISECONDS);
    }

    /** Who this publisher sends as. */
    public Producer producer() {
        return producer;
    }

    /** Whether every topic's partitions are known, so that a send does not have to wait for the broker to tell. */
    public boolean ready() {
        return lanes.size() == Topic.values().length;
    }

    /** Publishes an event that is sent again under its own id until it is on the record. */
    public CompletableFuture<Void> publish(Outgoing out) {
        return publish(out, UnaryOperator.identity());
    }

    /**
     * Publishes an event that somebody is waiting for.
     *
     * @param ifUnconfirmed what to put in its place on the record when writing it could not be confirmed
     * @return completes when it is on the record; fails with {@link NotOnRecordException} otherwise, within the
     *     delivery timeout
     */
    public CompletableFuture<Void> publish(Outgoing out, UnaryOperator<Outgoing> ifUnconfirmed) {
        byte[] value = EventJson.write(out.event());
        if (value.length > MAX_EVENT_BYTES) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(
                    "event " + out.id() + ": " + value.length + " bytes (expected: at most " + MAX_EVENT_BYTES + ")"));
        }
        Optional<Lane> lane = lane(out.event());
        if (lane.isEmpty()) {
            return CompletableFuture.failedFuture(new NotOnRecordException("the broker has not been reached yet"));
        }
        return send(lane.get(), out, value, ifUnconfirmed);
    }

    private CompletableFuture<Void> send(Lane lane, Outgoing out, byte[] value, UnaryOperator<Outgoing> ifUnconfirmed) {
        lane.lock.lock();
        try {
            if (lane.blocked()) {
                return CompletableFuture.failedFuture(
                        new NotOnRecordException(lane.topic + "-" + lane.partition + " does not take events"));
            }
            long sequence = lane.next();
            CompletableFuture<Void> done = connection.send(record(lane, sequence, out, value));
            return done.handle((ok, failure) -> settle(lane, sequence, out, ifUnconfirmed, failure));
        } finally {
            lane.lock.unlock();
        }
    }

    private static Void settle(
            Lane lane,
            long sequence,
            Outgoing out,
            UnaryOperator<Outgoing> ifUnconfirmed,
            @Nullable Throwable failure) {
        if (failure != null) {
            lane.failed(sequence, ifUnconfirmed.apply(out));
            throw new NotOnRecordException("event " + out.id() + " was not acknowledged", failure);
        }
        return null;
    }

    private ProducerRecord<byte[], byte[]> record(Lane lane, long sequence, Outgoing out, byte[] value) {
        return new ProducerRecord<>(
                lane.topic, lane.partition, key(out.event()), value, CloudEventHeaders.of(producer, sequence, out));
    }

    private Optional<Lane> lane(Event event) {
        Lane[] of = lanes.get(EventType.of(event).topic());
        if (of == null) {
            return Optional.empty();
        }
        return Optional.of(of[Utils.toPositive(Utils.murmur2(key(event))) % of.length]);
    }

    private static byte[] key(Event event) {
        return event.key().getBytes(StandardCharsets.UTF_8);
    }

    private void tend() {
        try {
            connection.mend();
            if (!ready()) {
                lanes = open();
            }
            lanes.values().stream().flatMap(Arrays::stream).forEach(this::repair);
        } catch (RuntimeException failure) {
            LOG.atDebug().addKeyValue("cause", failure.toString()).log("the broker cannot be reached");
        }
    }

    private Map<Topic, Lane[]> open() {
        Map<Topic, Lane[]> found = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            found.put(topic, lanes(topic.wireName(), connection.partitions(topic.wireName())));
        }
        return Map.copyOf(found);
    }

    private static Lane[] lanes(String topic, int partitions) {
        return IntStream.range(0, partitions).mapToObj(p -> new Lane(topic, p)).toArray(Lane[]::new);
    }

    private void repair(Lane lane) {
        for (Lane.Unconfirmed each : lane.toRepeat()) {
            byte[] value = EventJson.write(each.out().event());
            connection.send(record(lane, each.sequence(), each.out(), value)).join();
            lane.confirmed(each.sequence());
        }
    }

    @Override
    public void close() {
        repair.shutdownNow();
        connection.close();
    }
}
