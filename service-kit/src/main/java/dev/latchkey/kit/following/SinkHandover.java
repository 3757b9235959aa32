package dev.latchkey.kit.following;

import dev.latchkey.kit.consuming.EventReader;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.tracing.Traceparent;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a sink one record after the other; passes over what cannot be read, or be taken by it, and tells it so. */
final class SinkHandover {
    private static final Logger LOG = LoggerFactory.getLogger(SinkHandover.class);
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Predicate<RawRecord> wanted;
    private final EventSink sink;
    private final BooleanSupplier closed;

    SinkHandover(Predicate<RawRecord> wanted, EventSink sink, BooleanSupplier closed) {
        this.wanted = wanted;
        this.sink = sink;
        this.closed = closed;
    }

    void hand(RawRecord raw) {
        ReceivedEvent event;
        try {
            if (!wanted.test(raw)) {
                return;
            }
            event = EventReader.read(raw);
        } catch (RuntimeException | Error unreadable) {
            // The consumers that must digest it put it with the dead letters.
            passOver(raw, unreadable);
            return;
        }
        hand(raw, event);
    }

    private void hand(RawRecord raw, ReceivedEvent event) {
        for (int attempt = 1; !closed.getAsBoolean(); attempt++) {
            try (Scope trace = Traceparent.resume(event.envelope().traceparent())) {
                sink.take(event);
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
            sink.missed(raw, why);
        } catch (RuntimeException more) {
            LOG.atError().setCause(more).log("nothing could make up for an event that was passed over");
        }
    }
}
