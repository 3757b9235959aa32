package dev.latchkey.kit.consuming;

import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Finds, among events that have failed together again and again, those that fail alone: by halves, in their order. Ends
 * with the failure where it is not the events': something that handlers need is away, or the process is ending; and
 * after a time, so that the consumer is not taken for dead. What was found until then stays found.
 */
final class Isolation {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Consumer<List<ReceivedEvent>> handler;
    private final BiConsumer<ReceivedEvent, Throwable> found;
    private final DependencyCheck dependencies;
    private final RetryPolicy alone;
    private final LongSupplier nanoTime;

    /**
     * @param found is given each event that fails alone, and how
     * @param alone how often one that fails alone is tried again before it is blamed
     */
    Isolation(
            Consumer<List<ReceivedEvent>> handler,
            BiConsumer<ReceivedEvent, Throwable> found,
            DependencyCheck dependencies,
            RetryPolicy alone,
            LongSupplier nanoTime) {
        this.handler = handler;
        this.found = found;
        this.dependencies = dependencies;
        this.alone = alone;
        this.nanoTime = nanoTime;
    }

    /**
     * Has all of them handled but those that fail alone.
     *
     * @throws RuntimeException the failure, where no event is to be blamed for it
     */
    void handle(List<ReceivedEvent> events) {
        split(events, nanoTime.getAsLong() + LONGEST.toNanos());
    }

    private void split(List<ReceivedEvent> events, long deadline) {
        if (events.size() == 1) {
            alone(events, 0);
            return;
        }
        int middle = events.size() / 2;
        for (List<ReceivedEvent> half : List.of(events.subList(0, middle), events.subList(middle, events.size()))) {
            try {
                handler.accept(half);
            } catch (Throwable failure) {
                Failures.throwIfEnding(failure);
                if (nanoTime.getAsLong() - deadline > 0) {
                    throw Failures.unchecked(failure);
                }
                split(half, deadline);
            }
        }
    }

    private void alone(List<ReceivedEvent> one, long repetition) {
        try {
            handler.accept(one);
        } catch (Throwable failure) {
            Failures.throwIfEnding(failure);
            List<String> away = dependencies.away();
            if (!away.isEmpty()) {
                throw new IllegalStateException("away: " + String.join(", ", away), failure);
            }
            if (repetition < alone.most()) {
                LockSupport.parkNanos(alone.waitBefore(repetition).toNanos());
                alone(one, repetition + 1);
            } else {
                found.accept(one.getFirst(), failure);
            }
        }
    }
}
