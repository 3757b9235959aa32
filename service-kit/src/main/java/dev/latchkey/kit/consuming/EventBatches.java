package dev.latchkey.kit.consuming;

import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.retry.RetryPolicy;
import dev.latchkey.kit.tracing.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * The one place where events come in. Makes the consumer of a binding from a {@link BatchHandler}: reads the records,
 * puts poison with the dead letters, and lets every other failure out to the listener container, which hands the
 * batch over again ({@link ConsumingConfiguration}). No class of failure is final: a batch that keeps failing while
 * everything that handlers need answers is taken apart, and only those of its events that fail by themselves are put
 * with the dead letters.
 *
 * <p>The binding is in batch mode with native decoding of raw records: {@code Consumer<Message<List<…>>>}.
 */
public final class EventBatches {
    /** Of records that wait for others of the same key: a share of the heap. */
    private static final long MOST_WAITING_BYTES = Runtime.getRuntime().maxMemory() / 64;

    private static final Logger LOG = LoggerFactory.getLogger(EventBatches.class);
    /** How a batch is tried: whole, so many times. */
    static final RetryPolicy TOGETHER = new RetryPolicy(10, Duration.ofMillis(200), Duration.ofSeconds(5), 0);
    /** How an event is tried that fails by itself, before it is put aside. */
    private static final RetryPolicy ALONE = new RetryPolicy(2, Duration.ofMillis(100), Duration.ofSeconds(1), 0);

    private static final Duration BETWEEN_TICKS = Duration.ofMillis(500);
    /** Of a handler that may wait for a database; what it leaves is handed over again. */
    private static final Duration LONGEST_TICK = Duration.ofMinutes(2);

    private final AuthenticEvents authentic;
    private final DeadLetters deadLetters;
    private final EventSpans spans;
    private final MeterRegistry meters;
    private final Clock clock;
    private final PartitionProgress progress;
    private final DependencyCheck dependencies;
    private final Map<String, BatchHandler> handlers = new ConcurrentHashMap<>();
    private final RecurringTasks tasks;

    EventBatches(
            AuthenticEvents authentic,
            DeadLetters deadLetters,
            EventSpans spans,
            MeterRegistry meters,
            Clock clock,
            PartitionProgress progress,
            DependencyCheck dependencies,
            RecurringTasks tasks) {
        this.authentic = authentic;
        this.deadLetters = deadLetters;
        this.spans = spans;
        this.meters = meters;
        this.clock = clock;
        this.progress = progress;
        this.dependencies = dependencies;
        this.tasks = tasks;
    }

    /**
     * A consumer for a binding.
     *
     * @param group the binding's consumer group; names the dead letters, so that a replay finds its way back
     */
    public Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> consumer(String group, BatchHandler handler) {
        handlers.put(group, handler);
        return batch -> accept(
                group, handler, batch.getPayload().stream().map(RawRecord::of).toList());
    }

    /**
     * A consumer for a binding of a busy topic of which only the first and the newest event of each key matter: the
     * handler is given those, every so often. The binding's {@code ack-mode} is {@code MANUAL}: offsets are committed
     * when the handler has returned.
     *
     * @param interestIn looks at a record without making an event of it; empty where it does not matter
     * @param atMost     how long an event may wait for the handler, under load; at rest it does not wait
     */
    public Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> conflated(
            String group, Function<RawRecord, Optional<Interest>> interestIn, Duration atMost, BatchHandler handler) {
        handlers.put(group, handler);
        Conflation conflation = new Conflation(
                interestIn, records -> accept(group, handler, records), atMost, clock, MOST_WAITING_BYTES);
        tasks.start(Recurrence.every("conflation-" + group, BETWEEN_TICKS, LONGEST_TICK), conflation::tick);
        return batch -> conflation.accept(
                batch.getPayload().stream().map(RawRecord::of).toList(), acknowledgment(batch)::acknowledge);
    }

    private static Acknowledgment acknowledgment(Message<?> batch) {
        return Objects.requireNonNull(
                batch.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class),
                "the binding's ack-mode is not MANUAL");
    }

    Map<String, BatchHandler> handlers() {
        return Map.copyOf(handlers);
    }

    /**
     * Digests a batch. Throws what it fails of, to have it handed over again; but once it has failed {@link #TOGETHER}'s
     * most, only what is away keeps it: an event that fails alone is put aside.
     */
    void accept(String group, BatchHandler handler, List<RawRecord> records) {
        progress.begin(group, records);
        try {
            digest(group, handler, progress.remaining(group, records));
            progress.done(group, records);
        } catch (Throwable failure) {
            progress.failed(group, records, failure);
            meters.counter("latchkey.events.retried", "group", group).increment(records.size());
            LOG.atWarn()
                    .setCause(failure)
                    .addKeyValue("group", group)
                    .addKeyValue("events", records.size())
                    .log("batch failed; it is handed over again");
            throw Failures.unchecked(failure);
        }
    }

    /**
     * Poison is put aside last: a batch that is handed over again and again leaves one letter, not one each time. It is
     * in the order of its records, whichever a handler found first: a replay digests in that order.
     */
    private void digest(String group, BatchHandler handler, List<RawRecord> records) {
        Map<RawRecord, PoisonEventException> poison = new IdentityHashMap<>();
        List<ReceivedEvent> events = read(records, poison);
        if (progress.failures(group, records) < TOGETHER.most()) {
            handle(group, handler, events, poison);
        } else if (!events.isEmpty()) {
            isolation(group, handler, records, poison).handle(events);
        }
        putAside(group, records, poison);
        meters.counter("latchkey.events.consumed", "group", group).increment(events.size());
    }

    private Isolation isolation(
            String group, BatchHandler handler, List<RawRecord> records, Map<RawRecord, PoisonEventException> poison) {
        return new Isolation(
                some -> handle(group, handler, some, poison),
                (event, failure) -> {
                    poison.put(event.raw(), PoisonEventException.keepsFailing(failure));
                    putAside(group, records.subList(0, records.indexOf(event.raw()) + 1), poison);
                },
                dependencies,
                ALONE,
                System::nanoTime);
    }

    private void putAside(String group, List<RawRecord> records, Map<RawRecord, PoisonEventException> poison) {
        for (RawRecord raw : records) {
            PoisonEventException why = poison.get(raw);
            if (why != null) {
                deadLetters.deadLetter(group, raw, why);
                progress.putAside(group, raw);
                poison.remove(raw);
            }
        }
    }

    private List<ReceivedEvent> read(List<RawRecord> records, Map<RawRecord, PoisonEventException> poison) {
        List<ReceivedEvent> events = new ArrayList<>(records.size());
        for (RawRecord raw : records) {
            try {
                events.add(authentic.read(raw));
            } catch (PoisonEventException why) {
                poison.put(raw, why);
            }
        }
        return events;
    }

    private void handle(
            String group,
            BatchHandler handler,
            List<ReceivedEvent> events,
            Map<RawRecord, PoisonEventException> poison) {
        List<ReceivedEvent> rest = events;
        while (!rest.isEmpty()) {
            try {
                hand(group, handler, rest);
                return;
            } catch (PoisonousBatchException some) {
                List<ReceivedEvent> healthy = new ArrayList<>(rest);
                if (!healthy.removeAll(some.poison().keySet())) {
                    throw new IllegalStateException("the handler calls events poison that are not of its batch", some);
                }
                some.poison().forEach((event, why) -> poison.put(event.raw(), why));
                rest = healthy;
            }
        }
    }

    /** An event that comes alone is handled in its trace; of a batch of more no trace would be the right one. */
    private void hand(String group, BatchHandler handler, List<ReceivedEvent> events) {
        if (events.size() > 1) {
            handler.handle(events);
            return;
        }
        ReceivedEvent only = events.getFirst();
        spans.handle(only.envelope().traceparent(), only.raw().topic(), group, () -> handler.handle(events));
    }
}
