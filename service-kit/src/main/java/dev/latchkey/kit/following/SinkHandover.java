package dev.latchkey.kit.following;

import dev.latchkey.kit.consuming.EventReader;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.tracing.Traceparent;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a sink one record after the other; passes over what cannot be read, or be taken by it, and tells it so. */
final class SinkHandover {
    private static final Logger LOG = LoggerFactory.getLogger(SinkHandover.class);
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Function<RawRecord, Optional<Runnable>> reading;
    private final BiConsumer<RawRecord, RuntimeException> missed;
    private final Consumer<TopicRemoval> removed;
    private final BooleanSupplier closed;

    private SinkHandover(
            Function<RawRecord, Optional<Runnable>> reading,
            BiConsumer<RawRecord, RuntimeException> missed,
            Consumer<TopicRemoval> removed,
            BooleanSupplier closed) {
        this.reading = reading;
        this.missed = missed;
        this.removed = removed;
        this.closed = closed;
    }

    static SinkHandover ofEvents(Predicate<RawRecord> wanted, EventSink sink, BooleanSupplier closed) {
        return new SinkHandover(
                raw -> wanted.test(raw) ? Optional.of(taking(sink, EventReader.read(raw))) : Optional.empty(),
                sink::missed,
                sink::removed,
                closed);
    }

    private static Runnable taking(EventSink sink, ReceivedEvent event) {
        return () -> {
            try (Scope trace = Traceparent.resume(event.envelope().traceparent())) {
                sink.take(event);
            }
        };
    }

    static SinkHandover ofRecords(RecordSink sink, BooleanSupplier closed) {
        return new SinkHandover(raw -> Optional.of(() -> sink.take(raw)), (raw, why) -> {}, removal -> {}, closed);
    }

    /** Tells the sink what the topic no longer has. */
    void tell(TopicRemoval removal) {
        removed.accept(removal);
    }

    void hand(RawRecord raw) {
        Optional<Runnable> taking;
        try {
            taking = reading.apply(raw);
        } catch (RuntimeException | Error unreadable) {
            // The consumers that must digest it put it with the dead letters.
            passOver(raw, unreadable);
            return;
        }
        taking.ifPresent(each -> take(raw, each));
    }

    private void take(RawRecord raw, Runnable taking) {
        for (int attempt = 1; !closed.getAsBoolean(); attempt++) {
            try {
                taking.run();
                return;
            } catch (RuntimeException | Error failure) {
                if (attempt == ATTEMPTS) {
                    passOver(raw, failure);
                    return;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    private void passOver(RawRecord raw, Throwable failure) {
        RuntimeException why =
                failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
        Metrics.counter("latchkey.events.passed.over", "topic", raw.topic()).increment();
        LOG.atError()
                .setCause(why)
                .addKeyValue("topic", raw.topic())
                .addKeyValue("partition", raw.partition())
                .addKeyValue("offset", raw.offset())
                .log("event passed over");
        try {
            missed.accept(raw, why);
        } catch (RuntimeException more) {
            LOG.atError().setCause(more).log("nothing could make up for an event that was passed over");
        }
    }
}
