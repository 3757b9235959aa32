package dev.latchkey.kit.publishing;

import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.recurring.UnendingTask;
import dev.latchkey.kit.signing.EventSigner;
import dev.latchkey.kit.tracing.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events and says when they are on the record: acknowledged by every in-sync replica. Numbers them without
 * holes per topic and partition ({@code docs/adr/0003-sequence-per-partition.md}). A send that is not acknowledged
 * within the delivery timeout fails; its number is then filled before its partition takes anything new, and until then
 * further sends to that partition fail at once rather than wait. Never makes the caller wait.
 */
public final class EventPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    /** How many bytes an event's key and data may have together. */
    public static final int MAX_EVENT_BYTES = 1_000_000;

    private static final int REPEAT_AT_ONCE = 1_000;

    private final ProducerIdentity producer;
    private final List<Header> ofProducer;
    private final ProducerConnection connection;
    private final EventSigner signer;
    private final Duration timeout;
    private final Duration repairEvery;
    private final AtomicBoolean started = new AtomicBoolean();
    private final PartitionSequencers sequencers;
    private final LongAdder notOnRecord = new LongAdder();
    private final ScheduledExecutorService repair = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("event-repair-", 1).factory());
    private volatile boolean closing;

    /**
     * @param topics what this service writes, as far as it is known beforehand
     * @param timeout how long one round of repeating what failed may take, a little over the delivery timeout
     */
    EventPublisher(
            ProducerIdentity producer,
            ProducerConnection connection,
            Set<Topic> topics,
            EventSigner signer,
            Duration repairEvery,
            Duration timeout) {
        this.producer = producer;
        this.ofProducer = CloudEventHeaders.of(producer);
        this.connection = connection;
        this.sequencers = new PartitionSequencers(topics);
        this.signer = signer;
        this.timeout = timeout;
        this.repairEvery = repairEvery;
    }

    /**
     * Begins to get to know the topics, which have to be there: a producer's mere question has a broker create one that is
     * missing, where that is its default, and with its default settings. Until then whatever is published fails at once.
     */
    public EventPublisher start() {
        if (started.compareAndSet(false, true)) {
            long millis = repairEvery.toMillis();
            repair.scheduleWithFixedDelay(
                    new UnendingTask("event-repair", this::tend), 0, millis, TimeUnit.MILLISECONDS);
            repair.scheduleWithFixedDelay(
                    new UnendingTask("event-time-out", this::giveUp), millis, millis, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Who this publisher sends as. */
    public ProducerIdentity producer() {
        return producer;
    }

    /** Whether the partitions of every topic are known that this service writes. */
    public boolean ready() {
        return sequencers.complete();
    }

    /** Whether nothing keeps it from publishing: every partition is known, and none waits for what failed. */
    public boolean takesEverything() {
        return ready() && unconfirmed() == 0;
    }

    /** How many numbers were taken and not confirmed; while it is not 0, some partitions take nothing new. */
    long unconfirmed() {
        return sequencers.all().mapToLong(PartitionSequencer::unconfirmed).sum();
    }

    /** How many publications have failed. */
    long notOnRecord() {
        return notOnRecord.sum();
    }

    /** Publishes an event that is sent again under its own id until it is on the record. */
    public CompletableFuture<Void> publish(OutboundEvent out) {
        return publish(out, UnaryOperator.identity());
    }

    /**
     * Publishes an event that somebody is waiting for. An event without a trace joins the caller's
     * {@linkplain Traceparent#current() current} one.
     *
     * @param ifUnconfirmed what to put in its place on the record when writing it could not be confirmed
     * @return completes when it is on the record; fails with {@link NotAcknowledgedException} otherwise, within the
     *     delivery timeout. Completes on the Kafka client's thread: what is chained to it may not block
     */
    public CompletableFuture<Void> publish(OutboundEvent out, UnaryOperator<OutboundEvent> ifUnconfirmed) {
        byte[] key = key(out.event());
        byte[] value = EventJson.write(out.event());
        if (tooLarge(key, value)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(
                    "event " + out.id() + ": " + value.length + " bytes (expected: at most " + MAX_EVENT_BYTES + ")"));
        }
        Optional<PartitionSequencer> sequencer =
                sequencers.sequencer(EventType.of(out.event()).topic(), key);
        if (sequencer.isEmpty()) {
            return refused("the broker has not been reached yet");
        }
        return send(sequencer.get(), traced(out), key, value, ifUnconfirmed);
    }

    private CompletableFuture<Void> send(
            PartitionSequencer sequencer,
            OutboundEvent out,
            byte[] key,
            byte[] value,
            UnaryOperator<OutboundEvent> ifUnconfirmed) {
        ProducerRecord<byte[], byte[]> record = record(sequencer, out, key, value);
        long sequence;
        CompletableFuture<Void> done;
        sequencer.lock.lock();
        try {
            if (closing || sequencer.blocked()) {
                return refused(sequencer.topic + "-" + sequencer.partition + " does not take events");
            }
            sequence = sequencer.next();
            number(record, out, sequence);
            done = connection.send(record);
            sequencer.handedOver(done, System.nanoTime());
        } finally {
            sequencer.lock.unlock();
        }
        return done.handle((ok, failure) -> settle(sequencer, sequence, out, ifUnconfirmed, failure));
    }

    private CompletableFuture<Void> refused(String why) {
        notOnRecord.increment();
        return CompletableFuture.failedFuture(new NotAcknowledgedException(why));
    }

    private @Nullable Void settle(
            PartitionSequencer sequencer,
            long sequence,
            OutboundEvent out,
            UnaryOperator<OutboundEvent> ifUnconfirmed,
            @Nullable Throwable failure) {
        if (failure != null) {
            notOnRecord.increment();
            sequencer.failed(sequence, replacement(out, ifUnconfirmed));
            throw new NotAcknowledgedException("event " + out.id() + " was not acknowledged", failure);
        }
        return null;
    }

    /** The number has to be filled, whatever the caller's code does. */
    private static OutboundEvent replacement(OutboundEvent out, UnaryOperator<OutboundEvent> ifUnconfirmed) {
        try {
            OutboundEvent instead = ifUnconfirmed.apply(out);
            return tooLarge(key(instead.event()), EventJson.write(instead.event())) ? out : instead;
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("no event could be made to replace an unconfirmed one; it is repeated");
            return out;
        }
    }

    private ProducerRecord<byte[], byte[]> record(
            PartitionSequencer sequencer, OutboundEvent out, byte[] key, byte[] value) {
        // A record copies the headers that it is given; those that are added to it, it keeps.
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(sequencer.topic, sequencer.partition, key, value);
        CloudEventHeaders.add(record.headers(), ofProducer, out);
        return record;
    }

    /** The number is signed with the rest, so that nobody fills a gap with another record. */
    private void number(ProducerRecord<byte[], byte[]> record, OutboundEvent out, long sequence) {
        record.headers().add(CloudEventHeaders.sequence(sequence));
        signer.sign(EventType.of(out.event()), record.key(), record.headers(), record.value());
    }

    private static byte[] key(Event event) {
        return event.key().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean tooLarge(byte[] key, byte[] value) {
        return key.length + value.length > MAX_EVENT_BYTES;
    }

    private static OutboundEvent traced(OutboundEvent out) {
        return out.traceparent() != null
                ? out
                : Traceparent.current()
                        .map(trace -> new OutboundEvent(out.id(), out.time(), trace, out.event()))
                        .orElse(out);
    }

    /**
     * Nobody waits longer than that. The client keeps its own delivery timeout, except while it has no producer id yet
     * and the broker is away: then it lets nothing expire. What it sends after all is followed by what takes its place.
     */
    private void giveUp() {
        sequencers
                .all()
                .flatMap(sequencer -> sequencer.overdue(System.nanoTime() - timeout.toNanos()).stream())
                .forEach(done -> done.completeExceptionally(
                        new org.apache.kafka.common.errors.TimeoutException("not acknowledged within " + timeout)));
    }

    private void tend() {
        try {
            connection.mend(sequencers.ownNames());
            sequencers.widen(connection::partitions);
            repair();
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("events cannot be published");
        }
    }

    private void repair() {
        CompletableFuture<?>[] repeats = sequencers.all().flatMap(this::repeat).toArray(CompletableFuture[]::new);
        if (repeats.length == 0) {
            return;
        }
        try {
            CompletableFuture.allOf(repeats).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atInfo().addKeyValue("events", repeats.length).log("events that were not acknowledged were repeated");
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            LOG.atWarn()
                    .addKeyValue("unconfirmed", unconfirmed())
                    .addKeyValue("cause", failure.toString())
                    .log("events are not acknowledged; repeating them");
        }
    }

    private Stream<CompletableFuture<Void>> repeat(PartitionSequencer sequencer) {
        return sequencer.toRepeat(REPEAT_AT_ONCE).stream().map(each -> {
            OutboundEvent out = each.out();
            ProducerRecord<byte[], byte[]> record =
                    record(sequencer, out, key(out.event()), EventJson.write(out.event()));
            number(record, out, each.sequence());
            return connection.send(record).thenRun(() -> sequencer.confirmed(each.sequence()));
        });
    }

    /** Takes nothing new, waits for what is under way, and makes a last attempt at what failed. */
    @Override
    public void close() {
        closing = true;
        repair.shutdownNow();
        try {
            repair.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
            connection.flush(timeout);
            repair();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }
}
