package dev.latchkey.kit.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/** The spans in which events are handled: children of what brought the event about, in another service or this one. */
public final class EventSpans {
    private final ObservationRegistry observations;

    /** @param observations where spans, and the timer {@code latchkey.event.handling}, come from */
    public EventSpans(ObservationRegistry observations) {
        this.observations = observations;
    }

    /**
     * Handles an event in a span of its trace; an event that belongs to none is handled without one.
     *
     * @param traceparent as it came with the event
     * @throws RuntimeException whatever the handling throws
     */
    public void handle(@Nullable String traceparent, String topic, String group, Runnable handling) {
        if (traceparent == null) {
            handling.run();
            return;
        }
        Observation.createNotStarted("latchkey.event.handling", () -> received(traceparent), observations)
                .contextualName("process " + topic)
                .lowCardinalityKeyValue("topic", topic)
                .lowCardinalityKeyValue("group", group)
                .observe(handling);
    }

    private static ReceiverContext<String> received(String traceparent) {
        ReceiverContext<String> context =
                new ReceiverContext<>((header, key) -> key.equals(Traceparent.HEADER) ? header : null, Kind.CONSUMER);
        context.setCarrier(traceparent);
        return context;
    }
}
