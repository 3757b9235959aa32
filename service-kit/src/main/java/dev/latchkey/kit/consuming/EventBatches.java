package dev.latchkey.kit.consuming;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.messaging.Message;

/**
 * The one place where events come in. Makes the consumer of a binding from a {@link BatchHandler}: reads the records,
 * puts poison with the dead letters, and lets every other failure out to the listener container, which hands the
 * batch over again until it goes through ({@link ConsumingConfiguration}).
 *
 * <p>The binding is in batch mode with native decoding of raw records: {@code Consumer<Message<List<…>>>}.
 */
public final class EventBatches {
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Map<String, BatchHandler> handlers = new ConcurrentHashMap<>();

    EventBatches(DeadLetters deadLetters, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.meters = meters;
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

    Map<String, BatchHandler> handlers() {
        return Map.copyOf(handlers);
    }

    void accept(String group, BatchHandler handler, List<RawRecord> records) {
        List<Received> events = read(group, records);
        try {
            handle(group, handler, events);
            meters.counter("latchkey.events.consumed", "group", group).increment(events.size());
        } catch (RuntimeException failure) {
            meters.counter("latchkey.events.retried", "group", group).increment(events.size());
            throw failure;
        }
    }

    private List<Received> read(String group, List<RawRecord> records) {
        List<Received> events = new ArrayList<>(records.size());
        for (RawRecord raw : records) {
            try {
                events.add(EventReader.read(raw));
            } catch (PoisonEventException poison) {
                deadLetters.bury(group, raw, poison);
            }
        }
        return events;
    }

    private void handle(String group, BatchHandler handler, List<Received> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            handler.handle(events);
        } catch (PoisonousBatchException some) {
            some.poison().forEach((event, poison) -> deadLetters.bury(group, event.raw(), poison));
            List<Received> rest = new ArrayList<>(events);
            rest.removeAll(some.poison().keySet());
            handle(group, handler, rest);
        }
    }
}
